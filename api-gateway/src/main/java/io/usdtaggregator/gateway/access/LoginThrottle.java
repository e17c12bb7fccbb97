package io.usdtaggregator.gateway.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.gateway.problem.Problem;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Slows down guessing: within a minute only so many logins may fail by name and address, by name, and by address, over
 * all gateways together. Each is counted before its password is checked, so that many at once gain nothing; one that
 * turns out right is given back. While Redis is out each gateway counts on its own.
 */
@Singleton
public class LoginThrottle {
    static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int PAIR = 5;
    private static final int NAME = 20;
    private static final int ADDRESS = 50;

    private final SharedAttempts shared;
    private final Cache<String, Attempts> attempts =
            Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(WINDOW).build();

    LoginThrottle(SharedAttempts shared) {
        this.shared = shared;
    }

    /** Counts one login; fails when there were too many within the last minute. */
    Uni<Void> enter(String username, String address) {
        Map<String, Integer> limits = limits(username, address);
        limits.forEach((name, limit) -> {
            Attempts counted = attempts.get(name, first -> new Attempts());
            if (counted.count.incrementAndGet() > limit) {
                throw refused(Duration.between(Instant.now(), counted.since.plus(WINDOW)));
            }
        });
        return shared.enter(limits)
                .invoke(wait -> {
                    if (!wait.isZero()) {
                        throw refused(wait);
                    }
                })
                .replaceWithVoid();
    }

    /** A login that did not fail, or was not tried at all. */
    void giveBack(String username, String address) {
        Map<String, Integer> limits = limits(username, address);
        limits.keySet().forEach(name -> {
            Attempts counted = attempts.getIfPresent(name);
            if (counted != null) {
                counted.count.decrementAndGet();
            }
        });
        shared.giveBack(limits.keySet());
    }

    private static Problem refused(Duration wait) {
        return Problem.tooMany("too_many_failures", "Too many failed logins; try again later", wait);
    }

    private static Map<String, Integer> limits(String username, String address) {
        Map<String, Integer> limits = new LinkedHashMap<>();
        limits.put("pair:" + username + "@" + address, PAIR);
        limits.put("name:" + username, NAME);
        limits.put("address:" + address, ADDRESS);
        return limits;
    }

    private static final class Attempts {
        private final Instant since = Instant.now();
        private final AtomicInteger count = new AtomicInteger();
    }
}
