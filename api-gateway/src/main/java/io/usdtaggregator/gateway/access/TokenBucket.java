package io.usdtaggregator.gateway.access;

import io.usdtaggregator.model.access.Access.Quota;
import java.time.Duration;

/** Lets {@code burst} calls through at once and {@code requestsPerMinute} in the long run; time is an argument. */
final class TokenBucket {
    private static final double NANOS_A_MINUTE = 60e9;
    private static final Duration NEVER = Duration.ofMinutes(1);

    private final Quota quota;
    private final String policy;
    private final double perNano;
    private double tokens;
    private long lastNanos;

    TokenBucket(Quota quota, long nowNanos) {
        this.quota = quota;
        this.perNano = quota.requestsPerMinute() / NANOS_A_MINUTE;
        this.policy = "\"minute\";q=" + quota.requestsPerMinute() + ";w=60, \"burst\";q=" + quota.burst() + ";w="
                + secondsToFill(quota);
        this.tokens = capacity();
        this.lastNanos = nowNanos;
    }

    /**
     * What taking a token came to.
     *
     * @param policy what was agreed, as {@code RateLimit-Policy} says it
     */
    record Taken(boolean allowed, long remaining, Duration untilNext, String policy) {}

    synchronized Taken take(long nowNanos) {
        refill(nowNanos);
        boolean allowed = tokens >= 1;
        if (allowed) {
            tokens -= 1;
        }
        double missing = Math.max(0, 1 - tokens);
        Duration untilNext = perNano == 0 ? NEVER : Duration.ofNanos((long) (missing / perNano));
        return new Taken(allowed, (long) Math.max(0, tokens), untilNext, policy);
    }

    /** Undoes a call that was refused for another reason. */
    synchronized void giveBack() {
        tokens = Math.min(capacity(), tokens + 1);
    }

    /**
     * Takes what other gateways let through already; the bucket may owe, a minute's calls at most. What time has brought
     * until now comes first, or a bucket that lay idle would forget the debt.
     */
    synchronized void owe(long calls, long nowNanos) {
        refill(nowNanos);
        tokens = Math.max(-quota.requestsPerMinute(), tokens - calls);
    }

    boolean isFor(Quota other) {
        return quota.equals(other);
    }

    private void refill(long nowNanos) {
        tokens = Math.min(capacity(), tokens + Math.max(0, nowNanos - lastNanos) * perNano);
        lastNanos = Math.max(lastNanos, nowNanos);
    }

    private double capacity() {
        return Math.max(1, quota.burst());
    }

    /** How long an empty bucket takes to be full again. */
    private static long secondsToFill(Quota quota) {
        int perMinute = Math.max(1, quota.requestsPerMinute());
        return Math.max(1, (quota.burst() * 60L + perMinute - 1) / perMinute);
    }
}
