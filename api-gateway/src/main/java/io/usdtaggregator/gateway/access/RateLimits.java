package io.usdtaggregator.gateway.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.usdtaggregator.gateway.problem.Problem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Keeps each caller within the requests a minute that were agreed, over all gateways, and says in every answer what is
 * left here.
 */
@Singleton
public class RateLimits {
    private static final CharSequence POLICY = HttpHeaders.createOptimized("RateLimit-Policy");
    private static final CharSequence LEFT = HttpHeaders.createOptimized("RateLimit");

    private final Cache<String, TokenBucket> buckets = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    private final SharedLimits shared;

    RateLimits(SharedLimits shared) {
        this.shared = shared;
        shared.onOthers(this::owe);
    }

    void take(Caller caller, HttpServerResponse answer) {
        long now = System.nanoTime();
        TokenBucket bucket = bucket(caller, now);
        TokenBucket.Taken taken = bucket.take(now);
        long seconds = (taken.untilNext().toMillis() + 999) / 1000;
        answer.headers().set(POLICY, bucket.policy());
        answer.headers().set(LEFT, "\"burst\";r=" + taken.remaining() + ";t=" + seconds);
        if (!taken.allowed()) {
            throw Problem.tooMany("rate_limited", "More requests than agreed; slow down", taken.untilNext());
        }
        shared.count(caller.meter());
    }

    private TokenBucket bucket(Caller caller, long now) {
        TokenBucket known = buckets.getIfPresent(caller.meter());
        return known != null && known.isFor(caller.quota())
                ? known
                : buckets.asMap()
                        .compute(
                                caller.meter(),
                                (id, held) -> held != null && held.isFor(caller.quota())
                                        ? held
                                        : new TokenBucket(caller.quota(), now));
    }

    private void owe(String meter, long calls) {
        TokenBucket bucket = buckets.getIfPresent(meter);
        if (bucket != null) {
            bucket.owe(calls);
        }
    }
}
