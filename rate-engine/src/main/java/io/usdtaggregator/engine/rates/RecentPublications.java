package io.usdtaggregator.engine.rates;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.engine.history.write.HistoryEntry;
import io.usdtaggregator.engine.history.write.HistoryLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * What this engine published in its last seconds. Records wait in Redis for PostgreSQL: those that a loss of Redis takes are
 * written from here (docs/domain.md, 8). History takes each record once, so that it does no harm to write one again.
 */
@ApplicationScoped
public class RecentPublications {
    private static final Logger LOG = Logger.getLogger(RecentPublications.class);
    /** Back from the last publication: many times as long as a record waits while PostgreSQL takes it. */
    static final Duration KEPT = Duration.ofSeconds(5);

    static final int MOST = 200;

    private final Function<List<HistoryEntry>, Uni<Void>> history;
    private final Deque<HistoryEntry> recent = new ArrayDeque<>();
    private long lastMessage;

    @Inject
    public RecentPublications(HistoryLog log) {
        this(log::append);
    }

    RecentPublications(Function<List<HistoryEntry>, Uni<Void>> history) {
        this.history = history;
    }

    /**
     * Keeps what was published. A message number that does not grow tells that Redis lost what it had: then what was kept
     * before is written.
     */
    void published(HistoryEntry entry, long message) {
        if (isAfterLoss(message)) {
            write().subscribe().with(done -> {}, failed -> LOG.warnf("cannot write: %s", failed.getMessage()));
        }
        keep(entry);
    }

    private synchronized boolean isAfterLoss(long message) {
        boolean lost = message <= lastMessage;
        lastMessage = message;
        return lost;
    }

    private synchronized void keep(HistoryEntry entry) {
        if (entry.isEmpty()) {
            return;
        }
        recent.addLast(entry);
        while (recent.size() > MOST || isOld(recent.peekFirst(), entry)) {
            recent.removeFirst();
        }
    }

    private static boolean isOld(HistoryEntry kept, HistoryEntry newest) {
        return kept.made().publishedAt().plus(KEPT).isBefore(newest.made().publishedAt());
    }

    /** Has history hold all of them; fails as {@link HistoryLog#append} does. */
    Uni<Void> write() {
        return Uni.createFrom().deferred(() -> history.apply(all()));
    }

    private synchronized List<HistoryEntry> all() {
        return List.copyOf(recent);
    }
}
