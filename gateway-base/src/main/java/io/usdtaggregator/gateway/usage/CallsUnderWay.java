package io.usdtaggregator.gateway.usage;

import io.usdtaggregator.gateway.security.CallerId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * This gateway's calls on their way to Redis: one batch at a time, under a number, sent again as it is until Redis
 * answers. {@link Usage} guards it by its own lock.
 */
final class CallsUnderWay {
    /** Calls of longer ago, sent all at once, would stop a caller who never exceeded a limit. */
    private static final Duration STILL_RECENT = Duration.ofSeconds(5);

    private final PendingCalls pending;
    private final CallCounts admitted;
    private final LongSupplier nanos;
    private Batch batch = nothing(0);
    private long since;

    CallsUnderWay(PendingCalls pending, CallCounts admitted) {
        this(pending, admitted, System::nanoTime);
    }

    /** @param nanos a clock that is never set */
    CallsUnderWay(PendingCalls pending, CallCounts admitted, LongSupplier nanos) {
        this.pending = pending;
        this.admitted = admitted;
        this.nanos = nanos;
    }

    /** Calls under one number; the same batch is the same instance. */
    record Batch(long number, Map<CallerDay, Long> calls, Map<CallerId, Long> admitted) {
        boolean isEmpty() {
            return calls.isEmpty() && admitted.isEmpty();
        }

        Map<CallerId, Long> byCaller() {
            Map<CallerId, Long> counted = new HashMap<>();
            calls.forEach((of, count) -> counted.merge(of.who(), count, Long::sum));
            return counted;
        }
    }

    /** The batch that waits for its answer, else a new one of all that came since. */
    Batch next() {
        if (batch.isEmpty()) {
            batch = new Batch(batch.number() + 1, pending.now(), admitted.take());
            since = nanos.getAsLong();
        }
        return batch;
    }

    /** What the other gateways are to take from limits; nothing where that was too long ago. */
    Map<CallerId, Long> recentlyAdmitted() {
        return isOld() ? Map.of() : batch.admitted();
    }

    /** @return whether it still waited: the same batch may be sent twice, and both be answered */
    boolean acknowledge(Batch done) {
        if (batch != done) {
            return false;
        }
        forget();
        return true;
    }

    /** Redis has all batches up to this number, though its answer may never have come. */
    void acknowledgeUpTo(long number) {
        if (!batch.isEmpty() && batch.number() <= number) {
            forget();
        }
    }

    /** What was let through while an old batch waited is as old. */
    private void forget() {
        pending.acknowledged(batch.calls());
        if (isOld()) {
            admitted.take();
        }
        batch = nothing(batch.number());
    }

    private boolean isOld() {
        return nanos.getAsLong() - since > STILL_RECENT.toNanos();
    }

    private static Batch nothing(long number) {
        return new Batch(number, Map.of(), Map.of());
    }
}
