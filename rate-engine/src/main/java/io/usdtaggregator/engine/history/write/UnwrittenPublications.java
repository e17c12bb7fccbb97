package io.usdtaggregator.engine.history.write;

import io.usdtaggregator.engine.history.write.HistoryStream.Waiting;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What this engine published and has not written yet. It is written from here: Redis need not give it out again, and a loss of
 * Redis does not take it. Redis holds the same records, for the case that this engine dies or PostgreSQL is away.
 */
@ApplicationScoped
public class UnwrittenPublications {
    /** The others are taken out of Redis. */
    static final int MOST = 500;

    private final Deque<Waiting> waiting = new ArrayDeque<>();

    /**
     * One more.
     *
     * @param id of its record in the stream; empty text where it left none
     * @param traceParent of its publication; empty text where it is not traced
     */
    public synchronized void add(String id, HistoryEntry entry, String traceParent) {
        if (!id.isEmpty() && waiting.size() < MOST) {
            waiting.addLast(new Waiting(id, entry, traceParent));
        }
    }

    /** The oldest, at most so many: the caller writes them, or leaves them to Redis. */
    synchronized List<Waiting> take(int most) {
        List<Waiting> taken = new ArrayList<>();
        while (taken.size() < most && !waiting.isEmpty()) {
            taken.add(waiting.removeFirst());
        }
        return taken;
    }

    synchronized int count() {
        return waiting.size();
    }
}
