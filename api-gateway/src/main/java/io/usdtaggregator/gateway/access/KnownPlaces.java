package io.usdtaggregator.gateway.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/** From where each name logged in lately, by all gateways; what others fail at elsewhere does not count there. */
@Singleton
public class KnownPlaces {
    private static final Duration LATELY = Duration.ofDays(30);
    private static final int MOST = 100_000;

    private final SharedAttempts shared;
    private final Cache<String, Boolean> seenHere =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LATELY).build();

    KnownPlaces(SharedAttempts shared) {
        this.shared = shared;
    }

    Uni<Boolean> has(String pair) {
        return seenHere.getIfPresent(pair) == null
                ? shared.remembers(pair)
                : Uni.createFrom().item(true);
    }

    void add(String pair) {
        if (seenHere.asMap().put(pair, true) == null) {
            shared.remember(pair, LATELY);
        }
    }
}
