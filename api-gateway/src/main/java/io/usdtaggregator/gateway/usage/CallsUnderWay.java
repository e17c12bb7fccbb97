package io.usdtaggregator.gateway.usage;

import io.usdtaggregator.gateway.security.CallerId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * This gateway's calls on their way to Redis: one batch at a time, under a number, sent again as it is until Redis
 * answers. {@link Usage} guards it by its own lock.
 */
final class CallsUnderWay {
    /** What happened so long ago, told all at once, would stop a caller who never asked too often. */
    private static final Duration WORTH_TELLING = Duration.ofSeconds(5);

    private final PendingCalls pending;
    private final CallCounts letThrough;
    private Batch batch = Batch.nothing(0);

    CallsUnderWay(PendingCalls pending, CallCounts letThrough) {
        this.pending = pending;
        this.letThrough = letThrough;
    }

    /** Calls under one number; the same batch is the same instance. */
    record Batch(long number, Map<CallsOf, Long> calls, Map<CallerId, Long> letThrough, long since) {
        static Batch nothing(long number) {
            return new Batch(number, Map.of(), Map.of(), System.nanoTime());
        }

        boolean isEmpty() {
            return calls.isEmpty() && letThrough.isEmpty();
        }

        /** What the other gateways are to take from limits; nothing where it was too long ago. */
        Map<CallerId, Long> worthTelling() {
            return isOld() ? Map.of() : letThrough;
        }

        Map<CallerId, Long> byCaller() {
            Map<CallerId, Long> counted = new HashMap<>();
            calls.forEach((of, count) -> counted.merge(of.who(), count, Long::sum));
            return counted;
        }

        private boolean isOld() {
            return System.nanoTime() - since > WORTH_TELLING.toNanos();
        }
    }

    /** The batch that waits for its answer, else a new one of all that came since. */
    Batch next() {
        if (batch.isEmpty()) {
            batch = new Batch(batch.number() + 1, pending.now(), letThrough.take(), System.nanoTime());
        }
        return batch;
    }

    /** @return whether it still waited: the same batch may be sent twice, and both be answered */
    boolean acknowledge(Batch done) {
        if (batch != done) {
            return false;
        }
        forget();
        if (done.isOld()) {
            letThrough.take();
        }
        return true;
    }

    /** Redis has all batches up to this number, though its answer may never have come. */
    void acknowledgeUpTo(long number) {
        if (!batch.isEmpty() && batch.number() <= number) {
            forget();
        }
    }

    private void forget() {
        pending.acknowledged(batch.calls());
        batch = Batch.nothing(batch.number());
    }
}
