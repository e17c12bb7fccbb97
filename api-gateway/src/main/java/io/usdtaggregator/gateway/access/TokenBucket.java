package io.usdtaggregator.gateway.access;

import io.usdtaggregator.model.access.Access.Quota;
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;

/** Lets {@code burst} calls through at once and {@code requestsPerMinute} in the long run; time is an argument. */
final class TokenBucket {
    private static final double NANOS_A_MINUTE = 60e9;
    private static final Duration NEVER = Duration.ofMinutes(1);

    private final Quota quota;
    private final CharSequence policy;
    private final double perNano;
    private double tokens;
    private long lastNanos;

    TokenBucket(Quota quota, long nowNanos) {
        this.quota = quota;
        this.perNano = quota.requestsPerMinute() / NANOS_A_MINUTE;
        this.policy = HttpHeaders.createOptimized("\"minute\";q=" + quota.requestsPerMinute() + ";w=60, \"burst\";q="
                + quota.burst() + ";w=" + secondsToFill(quota));
        this.tokens = capacity();
        this.lastNanos = nowNanos;
    }

    /**
     * What taking a call came to.
     *
     * @param untilNext until there is one call more than {@code remaining}; when refused, until one is allowed
     * @param policy what was agreed, as {@code RateLimit-Policy} says it
     */
    record Taken(boolean allowed, long remaining, Duration untilNext, CharSequence policy) {}

    Taken take(long nowNanos) {
        return take(nowNanos, 1);
    }

    /** @param price tokens for one call: more than one where this gateway may let through only its part */
    synchronized Taken take(long nowNanos, int price) {
        refill(nowNanos);
        double each = each(price);
        boolean allowed = tokens >= each;
        if (allowed) {
            tokens -= each;
        }
        long remaining = (long) Math.max(0, tokens / each);
        double missing = (remaining + 1) * each - tokens;
        Duration untilNext = perNano == 0 ? NEVER : Duration.ofNanos((long) (missing / perNano));
        return new Taken(allowed, remaining, untilNext, policy);
    }

    /** Undoes a call that was refused for another reason. */
    synchronized void giveBack(int price) {
        tokens = Math.min(capacity(), tokens + each(price));
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

    /** A burst that is smaller than that lets one call through at least. */
    private double each(int price) {
        return Math.min(price, capacity());
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
