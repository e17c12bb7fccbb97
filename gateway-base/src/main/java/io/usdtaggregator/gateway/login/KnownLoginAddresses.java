package io.usdtaggregator.gateway.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/** From where each name logged in lately, by all gateways; what others fail at elsewhere does not count there. */
@Singleton
public class KnownLoginAddresses {
    private static final Duration LATELY = Duration.ofDays(30);
    private static final int MOST = 100_000;

    private final SharedAttempts shared;
    private final Cache<String, Boolean> seenHere =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LATELY).build();

    KnownLoginAddresses(SharedAttempts shared) {
        this.shared = shared;
    }

    public Uni<Boolean> has(String pair) {
        return seenHere.getIfPresent(pair) == null
                ? shared.remembers(pair)
                : Uni.createFrom().item(true);
    }

    public void add(String pair) {
        if (seenHere.asMap().put(pair, true) == null) {
            shared.remember(pair, LATELY);
        }
    }
}
