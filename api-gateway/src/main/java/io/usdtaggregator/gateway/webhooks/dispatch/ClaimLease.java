package io.usdtaggregator.gateway.webhooks.dispatch;

import java.time.Duration;

/**
 * Until when a claim is ours alone, by a clock that nobody sets. It counts from before the claim, so that it ends here
 * before another gateway may take over.
 *
 * @param from of {@link System#nanoTime()}
 */
record ClaimLease(long from, Duration length) {

    static ClaimLease of(Duration length) {
        return new ClaimLease(System.nanoTime(), length);
    }

    /** Whether less than this is left of it. */
    boolean endsWithin(Duration time) {
        return System.nanoTime() - from > length.minus(time).toNanos();
    }
}
