package io.usdtaggregator.gateway.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was tried at this gateway within a minute, by name: a bucket that is full again a minute after its first attempt. */
public final class LocalAttempts {
    private static final int MOST = 100_000;

    private final Duration window;
    private final Cache<String, Bucket> buckets;

    LocalAttempts(Duration window) {
        this.window = window;
        this.buckets =
                Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(window).build();
    }

    /** Counts under each name, or under none where one is full: then how long to wait. */
    public Duration enter(Map<String, Integer> limits) {
        List<String> entered = new ArrayList<>();
        for (Map.Entry<String, Integer> limit : limits.entrySet()) {
            ConsumptionProbe probe = buckets.get(limit.getKey(), first -> bucket(limit.getValue()))
                    .tryConsumeAndReturnRemaining(1);
            if (!probe.isConsumed()) {
                giveBack(entered);
                return Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill()));
            }
            entered.add(limit.getKey());
        }
        return Duration.ZERO;
    }

    public void giveBack(Collection<String> names) {
        names.forEach(name -> Optional.ofNullable(buckets.getIfPresent(name)).ifPresent(bucket -> bucket.addTokens(1)));
    }

    private Bucket bucket(int attempts) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(attempts).refillIntervally(attempts, window))
                .build();
    }
}
