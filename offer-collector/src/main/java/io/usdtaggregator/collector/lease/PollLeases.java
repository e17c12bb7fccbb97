package io.usdtaggregator.collector.lease;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.model.market.Market;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Who polls a market: whoever gets its lease. It lasts the interval, so that nobody polls it again before. */
@Singleton
public class PollLeases {
    private static final Duration REFRESH_LASTS = Duration.ofMinutes(10);

    private final RedisCommands redis;

    public PollLeases(RedisCommands redis) {
        this.redis = redis;
    }

    /**
     * How long a lease lasts.
     *
     * @param interval until this market may be polled again
     * @param atMost how long the lease of a dead collector lasts
     */
    public record Terms(Duration interval, Duration atMost) {
        public Duration atFirst() {
            return interval.compareTo(atMost) < 0 ? interval : atMost;
        }

        /** Whether the lease must be prolonged when its poll ends well. */
        public boolean endsLater() {
            return interval.compareTo(atMost) > 0;
        }
    }

    /** True for the one collector that reads this market for this "refresh now". */
    public Uni<Boolean> takeRefresh(String requestId, String platform, Market market, String holder) {
        return redis.setIfAbsent(RedisKeys.refreshLease(requestId, platform, market), holder, REFRESH_LASTS);
    }

    /** A request that is older than this is over. */
    public static Duration refreshLasts() {
        return REFRESH_LASTS;
    }
}
