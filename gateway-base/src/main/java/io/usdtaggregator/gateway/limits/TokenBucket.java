package io.usdtaggregator.gateway.limits;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.usdtaggregator.model.access.Access.Quota;
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;

/** Lets {@code burst} calls through at once and {@code requestsPerMinute} in the long run. */
final class TokenBucket {
    private static final Duration NEVER = Duration.ofMinutes(1);
    /** A bucket has to be refilled; that of an account that may ask nothing is so after all who live are gone. */
    private static final Duration A_CENTURY = Duration.ofDays(36_500);

    private final Quota quota;
    private final CharSequence policy;
    private final long capacity;
    private final Bucket bucket;
    private final ForeseenCalls foreseen = new ForeseenCalls();
    private final TimeMeter clock;

    TokenBucket(Quota quota, TimeMeter clock) {
        this.quota = quota;
        this.clock = clock;
        this.capacity = Math.max(1, quota.burst());
        this.policy = HttpHeaders.createOptimized("\"minute\";q=" + quota.requestsPerMinute() + ";w=60, \"burst\";q="
                + quota.burst() + ";w=" + secondsToFill(quota));
        this.bucket = Bucket.builder()
                .addLimit(limit -> quota.requestsPerMinute() > 0
                        ? limit.capacity(capacity).refillGreedy(quota.requestsPerMinute(), Duration.ofMinutes(1))
                        : limit.capacity(capacity).refillIntervally(1, A_CENTURY))
                .withCustomTimePrecision(clock)
                .build();
    }

    /**
     * What taking a call came to.
     *
     * @param untilNext until there is one call more than {@code remaining}; when refused, until one is allowed
     * @param policy what was agreed, as {@code RateLimit-Policy} says it
     */
    record Taken(boolean allowed, long remaining, Duration untilNext, CharSequence policy) {}

    /** @param price tokens for one call: more than one where this gateway may admit only its share */
    Taken take(int price) {
        long each = each(price);
        ConsumptionProbe taken = bucket.tryConsumeAndReturnRemaining(each);
        if (taken.isConsumed()) {
            foresee(each - 1);
        }
        long remaining = Math.max(0, taken.getRemainingTokens()) / each;
        return new Taken(taken.isConsumed(), remaining, until(Math.min(capacity, (remaining + 1) * each)), policy);
    }

    /** Undoes a call that was refused for another reason. */
    void giveBack(int price) {
        long each = each(price);
        bucket.addTokens(each);
        foresee(1 - each);
    }

    /**
     * Takes the calls that other gateways admitted, as far as they were not taken already while calls cost more than one token; the
     * bucket may owe, a minute's calls at most.
     */
    void owe(long calls) {
        long most = bucket.getAvailableTokens() + quota.requestsPerMinute();
        long owed = Math.min(calls - foreseen.take(calls, clock.currentTimeNanos()), most);
        if (owed > 0) {
            bucket.consumeIgnoringRateLimits(owed);
        }
    }

    private void foresee(long more) {
        if (more != 0) {
            foreseen.add(more, clock.currentTimeNanos());
        }
    }

    boolean isFor(Quota other) {
        return quota.equals(other);
    }

    private Duration until(long tokens) {
        return quota.requestsPerMinute() == 0
                ? NEVER
                : Duration.ofNanos(bucket.estimateAbilityToConsume(tokens).getNanosToWaitForRefill());
    }

    /** A burst that is smaller than that lets one call through at least. */
    private long each(int price) {
        return Math.min(price, capacity);
    }

    /** How long an empty bucket takes to be full again. */
    private static long secondsToFill(Quota quota) {
        int perMinute = Math.max(1, quota.requestsPerMinute());
        return Math.max(1, (quota.burst() * 60L + perMinute - 1) / perMinute);
    }
}
