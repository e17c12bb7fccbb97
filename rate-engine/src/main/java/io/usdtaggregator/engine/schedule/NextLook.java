package io.usdtaggregator.engine.schedule;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * When to look into Redis for what is due: at the times that this engine noted there or learned there, and every few seconds
 * for what other engines noted, since those may have died. Each look costs Redis a script. A look forgets the times after it.
 */
public final class NextLook {
    /** What a dead engine noted is late by so long at most. */
    private static final Duration FOR_OTHERS = Duration.ofSeconds(5);

    private final LongSupplier nanoTime;
    private long at;

    public NextLook() {
        this(System::nanoTime);
    }

    /** @param nanoTime a clock that only goes forward, as {@link System#nanoTime} */
    public NextLook(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.at = nanoTime.getAsLong();
    }

    /** Whether to look now; the caller then does. */
    public synchronized boolean isNow() {
        long now = nanoTime.getAsLong();
        if (now - at < 0) {
            return false;
        }
        at = now + FOR_OTHERS.toNanos();
        return true;
    }

    /** Looks again soon where the look failed, or found something: there may be more. */
    public <T> Uni<List<T>> repeatWhileFound(Uni<List<T>> look) {
        return look.onItem()
                .invoke(found -> {
                    if (!found.isEmpty()) {
                        notLaterThan(Duration.ZERO);
                    }
                })
                .onFailure()
                .invoke(() -> notLaterThan(Duration.ZERO));
    }

    /** Something is due in so long. */
    public synchronized void notLaterThan(Duration left) {
        long due = nanoTime.getAsLong() + Math.max(0, left.toNanos());
        if (due - at < 0) {
            at = due;
        }
    }
}
