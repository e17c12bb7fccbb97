package io.usdtaggregator.gateway.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.usdtaggregator.gateway.problem.Problem;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Slows down guessing: failures are counted for a minute by name and address, by name, and by address. */
@Singleton
public class LoginThrottle {
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int PAIR = 5;
    private static final int NAME = 20;
    private static final int ADDRESS = 50;

    private final Cache<String, Failures> failures =
            Caffeine.newBuilder().maximumSize(100_000).expireAfterWrite(WINDOW).build();

    /** Refuses who failed too often within the last minute. */
    void check(String username, String address) {
        limits(username, address).forEach((name, limit) -> {
            Failures counted = failures.getIfPresent(name);
            if (counted != null && counted.count.get() >= limit) {
                throw Problem.tooMany(
                        "too_many_failures",
                        "Too many failed logins; try again later",
                        Duration.between(Instant.now(), counted.since.plus(WINDOW)));
            }
        });
    }

    void failed(String username, String address) {
        limits(username, address).keySet().forEach(name -> failures.get(name, first -> new Failures())
                .count
                .incrementAndGet());
    }

    void succeeded(String username, String address) {
        failures.invalidate("pair:" + username + "@" + address);
    }

    private static Map<String, Integer> limits(String username, String address) {
        return Map.of(
                "pair:" + username + "@" + address, PAIR, "name:" + username, NAME, "address:" + address, ADDRESS);
    }

    private static final class Failures {
        private final Instant since = Instant.now();
        private final AtomicInteger count = new AtomicInteger();
    }
}
