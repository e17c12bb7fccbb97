package io.usdtaggregator.gateway.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.model.access.Access.Quota;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;

/**
 * Keeps each account, and each key that has limits of its own, within the requests a minute that were agreed, over all
 * gateways, and says in every answer what is left here.
 */
@Singleton
public class RateLimits {
    private static final CharSequence POLICY = HttpHeaders.createOptimized("RateLimit-Policy");
    private static final CharSequence LEFT = HttpHeaders.createOptimized("RateLimit");

    private final Cache<String, TokenBucket> buckets = Caffeine.newBuilder()
            .maximumSize(100_000)
            .executor(Runnable::run)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    private final SharedLimits shared;
    private final Accounts accounts;
    private final Usage usage;

    RateLimits(SharedLimits shared, Accounts accounts, Usage usage) {
        this.shared = shared;
        this.accounts = accounts;
        this.usage = usage;
        shared.onOthers(this::owe);
    }

    void take(Caller caller, HttpServerResponse answer) {
        long now = System.nanoTime();
        TokenBucket.Taken taken = new Allowance(
                        bucket(caller.accountId(), caller.agreed(), now),
                        caller.own().map(own -> bucket(caller.keyId(), own, now)))
                .take(now, shared.gatewaysToShareWith());
        tell(caller, taken, answer.headers());
        if (!taken.allowed()) {
            throw Problem.tooMany("rate_limited", "More requests than agreed; slow down", taken.untilNext());
        }
        shared.letThrough(caller.who());
    }

    /** Of the burst, or of the month where that has less left. */
    private void tell(Caller caller, TokenBucket.Taken taken, MultiMap headers) {
        long monthly = caller.monthly();
        if (monthly == Usage.WITHOUT_LIMIT) {
            headers.set(POLICY, taken.policy());
            headers.set(LEFT, left("burst", taken.remaining(), taken.untilNext()));
            return;
        }
        headers.set(POLICY, taken.policy() + ", \"month\";q=" + monthly);
        long ofMonth = Math.max(0, usage.left(caller) - 1);
        headers.set(
                LEFT,
                taken.allowed() && ofMonth < taken.remaining()
                        ? left("month", ofMonth, Usage.untilNextMonth())
                        : left("burst", taken.remaining(), taken.untilNext()));
    }

    private static String left(String policy, long remaining, Duration until) {
        return "\"" + policy + "\";r=" + remaining + ";t=" + (until.toMillis() + 999) / 1000;
    }

    private TokenBucket bucket(String id, Quota quota, long now) {
        TokenBucket known = buckets.getIfPresent(id);
        return known != null && known.isFor(quota)
                ? known
                : buckets.asMap()
                        .compute(
                                id,
                                (same, held) -> held != null && held.isFor(quota) ? held : new TokenBucket(quota, now));
    }

    /** Whoever was not seen here yet owes too: the others' calls are not to be had once more from this gateway. */
    private void owe(Map<Who, Long> let) {
        long now = System.nanoTime();
        accounts.ifRead()
                .ifPresent(index -> let.forEach((who, calls) -> {
                    index.account(who.accountId()).ifPresent(account -> bucket(account.id(), account.quota(), now)
                            .owe(calls, now));
                    index.keyNamed(who.keyId())
                            .filter(key -> key.quota() != null)
                            .ifPresent(key -> bucket(key.id(), key.quota(), now).owe(calls, now));
                }));
    }
}
