package io.usdtaggregator.gateway.access;

import io.usdtaggregator.model.access.Access.Quota;
import java.time.Duration;

/** Lets {@code burst} calls through at once and {@code requestsPerMinute} in the long run; time is an argument. */
final class TokenBucket {
    private static final double NANOS_A_MINUTE = 60e9;

    private final Quota quota;
    private final String policy;
    private final double perNano;
    private double tokens;
    private long lastNanos;

    TokenBucket(Quota quota, long nowNanos) {
        this.quota = quota;
        this.policy = "\"minute\";q=" + quota.requestsPerMinute() + ";w=60, \"burst\";q=" + quota.burst() + ";w=1";
        this.perNano = quota.requestsPerMinute() / NANOS_A_MINUTE;
        this.tokens = capacity();
        this.lastNanos = nowNanos;
    }

    /** What taking a token came to. */
    record Taken(boolean allowed, long remaining, Duration untilNext) {}

    synchronized Taken take(long nowNanos) {
        tokens = Math.min(capacity(), tokens + Math.max(0, nowNanos - lastNanos) * perNano);
        lastNanos = nowNanos;
        boolean allowed = tokens >= 1;
        if (allowed) {
            tokens -= 1;
        }
        double missing = Math.max(0, 1 - tokens);
        Duration untilNext = perNano == 0 ? Duration.ofMinutes(1) : Duration.ofNanos((long) (missing / perNano));
        return new Taken(allowed, (long) Math.max(0, tokens), untilNext);
    }

    /** Takes what other gateways let through already; the bucket may owe, a minute's calls at most. */
    synchronized void owe(long calls) {
        tokens = Math.max(-quota.requestsPerMinute(), tokens - calls);
    }

    /** What was agreed, as {@code RateLimit-Policy} says it. */
    String policy() {
        return policy;
    }

    boolean isFor(Quota other) {
        return quota.equals(other);
    }

    private double capacity() {
        return Math.max(1, quota.burst());
    }
}
