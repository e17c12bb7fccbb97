package io.usdtaggregator.engine.history.write;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jboss.logging.Logger;

/** Rows on their way to PostgreSQL. While it is away they wait in memory, bounded by size: the newest are kept. */
final class RetryBuffer<T> {
    private static final Logger LOG = Logger.getLogger(RetryBuffer.class);
    static final long MOST_BYTES = 64L * 1024 * 1024;
    private static final int AT_ONCE = 500;
    /** Of the objects and short fields of a row. */
    private static final int BYTES_OF_A_ROW = 500;

    private final String name;
    private final Partitions partitions;
    private final ToLongFunction<T> characters;
    private final Function<List<T>, Uni<Void>> write;
    private final Counter dropped;
    private final ConcurrentLinkedDeque<T> waiting = new ConcurrentLinkedDeque<>();
    private final AtomicLong bytes = new AtomicLong();
    private volatile boolean away;

    /** @param characters about how many of them a row holds */
    RetryBuffer(
            String name,
            Partitions partitions,
            MeterRegistry meters,
            ToLongFunction<T> characters,
            Function<List<T>, Uni<Void>> write) {
        this.name = name;
        this.partitions = partitions;
        this.characters = characters;
        this.write = write;
        this.dropped = meters.counter("engine.rows.dropped", "rows", name);
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
        for (T row = oldest(); row != null; row = first.size() < AT_ONCE ? oldest() : null) {
            first.add(row);
        }
        return write.apply(first)
                .invoke(() -> away = false)
                .chain(this::later)
                .onFailure()
                .recoverWithUni(still -> {
                    for (int place = first.size() - 1; place >= 0; place--) {
                        waiting.addFirst(first.get(place));
                        bytes.addAndGet(bytesOf(first.get(place)));
                    }
                    return Uni.createFrom().voidItem();
                });
    }

    private void wait(T row) {
        waiting.add(row);
        bytes.addAndGet(bytesOf(row));
        while (bytes.get() > MOST_BYTES && oldest() != null) {
            if (dropped.count() == 0) {
                LOG.errorf("%s are dropped, oldest first: %d bytes of them wait for PostgreSQL", name, bytes.get());
            }
            dropped.increment();
        }
    }

    /** Taken off the queue; {@code null} when none waits. */
    private T oldest() {
        T row = waiting.poll();
        if (row != null) {
            bytes.addAndGet(-bytesOf(row));
        }
        return row;
    }

    /** Java keeps most text in a byte a character. */
    private long bytesOf(T row) {
        return BYTES_OF_A_ROW + characters.applyAsLong(row);
    }

    static long length(String text) {
        return text == null ? 0 : text.length();
    }
}
