package io.usdtaggregator.engine.history;

import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Rows on their way to PostgreSQL. While it is away they wait in memory, bounded: the newest are kept. */
final class PatientRows<T> {
    private static final Logger LOG = Logger.getLogger(PatientRows.class);
    private static final int MOST_WAITING = 50_000;
    private static final int AT_ONCE = 500;

    private final String name;
    private final Partitions partitions;
    private final Function<List<T>, Uni<Void>> write;
    private final ConcurrentLinkedDeque<T> waiting = new ConcurrentLinkedDeque<>();
    private volatile boolean away;

    PatientRows(String name, Partitions partitions, Function<List<T>, Uni<Void>> write) {
        this.name = name;
        this.partitions = partitions;
        this.write = write;
    }

    ConcurrentLinkedDeque<T> waiting() {
        return waiting;
    }

    /** Done when they are written, or wait for PostgreSQL. Never fails. */
    Uni<Void> append(List<T> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        if (away || !partitions.areThere()) {
            rows.forEach(this::wait);
            return Uni.createFrom().voidItem();
        }
        return write.apply(rows).onFailure().recoverWithUni(failed -> {
            LOG.warnf("%s wait: %s", name, failed.getMessage());
            away = true;
            rows.forEach(this::wait);
            return Uni.createFrom().voidItem();
        });
    }

    /** Writes those that wait, oldest first, as far as PostgreSQL takes them. */
    Uni<Void> later() {
        if (!partitions.areThere() || waiting.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<T> first = new ArrayList<>();
        for (T row = waiting.poll(); row != null; row = first.size() < AT_ONCE ? waiting.poll() : null) {
            first.add(row);
        }
        return write.apply(first)
                .invoke(() -> away = false)
                .chain(this::later)
                .onFailure()
                .recoverWithUni(still -> {
                    for (int place = first.size() - 1; place >= 0; place--) {
                        waiting.addFirst(first.get(place));
                    }
                    return Uni.createFrom().voidItem();
                });
    }

    private void wait(T row) {
        waiting.add(row);
        if (waiting.size() > MOST_WAITING) {
            waiting.poll();
        }
    }
}
