package io.usdtaggregator.gateway.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.TimeMeter;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.gateway.security.Accounts;
import io.usdtaggregator.gateway.security.Caller;
import io.usdtaggregator.gateway.security.CallerId;
import io.usdtaggregator.gateway.usage.OtherGateways;
import io.usdtaggregator.gateway.usage.Usage;
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

    private final OtherGateways others;
    private final Accounts accounts;
    private final Usage usage;

    RateLimits(OtherGateways others, Accounts accounts, Usage usage) {
        this.others = others;
        this.accounts = accounts;
        this.usage = usage;
        others.listen(heard -> owe(heard.calls()));
    }

    public void take(Caller caller, HttpServerResponse answer) {
        TokenBucket.Taken taken = new Allowance(
                        bucket(caller.accountId(), caller.agreed()),
                        caller.own().map(own -> bucket(caller.keyId(), own)))
                .take(others.gatewaysToShareWith());
        writeHeaders(caller, taken, answer.headers());
        if (!taken.allowed()) {
            throw Problem.tooMany("rate_limited", "More requests than agreed; slow down", taken.untilNext());
        }
        usage.admitted(caller.id());
    }

    /** Of the burst, or of the month where that has less left. */
    private void writeHeaders(Caller caller, TokenBucket.Taken taken, MultiMap headers) {
        long monthly = caller.monthly();
        if (monthly == Caller.WITHOUT_LIMIT) {
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

    private TokenBucket bucket(String id, Quota quota) {
        TokenBucket known = buckets.getIfPresent(id);
        return known != null && known.isFor(quota)
                ? known
                : buckets.asMap()
                        .compute(
                                id,
                                (same, held) -> held != null && held.isFor(quota)
                                        ? held
                                        : new TokenBucket(quota, TimeMeter.SYSTEM_NANOTIME));
    }

    /** Whoever was not seen here yet owes too: the others' calls are not to be had once more from this gateway. */
    private void owe(Map<CallerId, Long> admitted) {
        accounts.ifRead()
                .ifPresent(index -> admitted.forEach((who, calls) -> {
                    index.account(who.accountId()).ifPresent(account -> bucket(account.id(), account.quota())
                            .owe(calls));
                    index.keyNamed(who.keyId())
                            .filter(key -> key.quota() != null)
                            .ifPresent(key -> bucket(key.id(), key.quota()).owe(calls));
                }));
    }
}
