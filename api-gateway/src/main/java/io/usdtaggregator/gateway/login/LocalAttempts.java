package io.usdtaggregator.gateway.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What was tried at this gateway within a minute, by name. */
public final class LocalAttempts {
    private static final int MOST = 100_000;

    private final Duration window;
    private final Cache<String, Attempts> attempts;

    LocalAttempts(Duration window) {
        this.window = window;
        this.attempts =
                Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(window).build();
    }

    private static final class Attempts {
        private final Instant since = Instant.now();
        private final AtomicInteger count = new AtomicInteger();
    }

    /** Counts under each name, or under none where one is full: then how long to wait. */
    public Duration enter(Map<String, Integer> limits) {
        List<Attempts> entered = new ArrayList<>();
        for (Map.Entry<String, Integer> limit : limits.entrySet()) {
            Attempts counted = attempts.get(limit.getKey(), first -> new Attempts());
            entered.add(counted);
            if (counted.count.incrementAndGet() > limit.getValue()) {
                entered.forEach(each -> each.count.decrementAndGet());
                Duration left = Duration.between(Instant.now(), counted.since.plus(window));
                return left.toMillis() > 0 ? left : Duration.ofMillis(1);
            }
        }
        return Duration.ZERO;
    }

    public void giveBack(Collection<String> names) {
        for (String name : names) {
            Attempts counted = attempts.getIfPresent(name);
            if (counted != null) {
                counted.count.updateAndGet(count -> Math.max(0, count - 1));
            }
        }
    }
}
