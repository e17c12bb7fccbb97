package io.usdtaggregator.gateway.limits;

/**
 * Calls of other gateways that this one took from a bucket before it heard of them, because each call cost the part of
 * all gateways while it did not hear them. What is heard of them later is not taken once more.
 */
final class ForeseenCalls {
    /** Nobody tells calls that were admitted longer ago than this. */
    private static final long KEPT_NANOS = 10_000_000_000L;

    private long calls;
    private long lastAt;

    /** @param more less than 0 where a call that was refused for another reason is given back */
    synchronized void add(long more, long nanos) {
        forgetOld(nanos);
        calls = Math.max(0, calls + more);
        lastAt = nanos;
    }

    /** How many of these calls had been taken already. */
    synchronized long take(long heard, long nanos) {
        forgetOld(nanos);
        long taken = Math.min(calls, heard);
        calls -= taken;
        return taken;
    }

    private void forgetOld(long nanos) {
        if (nanos - lastAt > KEPT_NANOS) {
            calls = 0;
        }
    }
}
