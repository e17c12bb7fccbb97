package io.usdtaggregator.collector.lease;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.redis.RedisAnswers;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.base.redis.RedisScript;
import io.usdtaggregator.model.market.Market;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Who polls a market: whoever gets its lease. It lasts the interval, so that nobody polls it again before. */
@Singleton
public class PollLeases {
    private static final RedisScript KEEP = RedisScript.named("lease-keep");
    private static final RedisScript END = RedisScript.named("lease-end");
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

    /** False when the lease is lost. */
    public Uni<Boolean> keep(String platform, Market market, String holder, Duration still) {
        return run(KEEP, platform, market, holder, still.toMillis()).map(answer -> answer.get(0) == 1);
    }

    /** From now on it lasts until the interval since its beginning is over. */
    public Uni<Void> end(String platform, Market market, String holder) {
        return run(END, platform, market, holder).replaceWithVoid();
    }

    /** True for the one collector that reads this market for this "refresh now". */
    public Uni<Boolean> takeRefresh(String requestId, String platform, Market market, String holder) {
        return redis.setIfAbsent(RedisKeys.refreshLease(requestId, platform, market), holder, REFRESH_LASTS);
    }

    /** A request that is older than this is over. */
    public static Duration refreshLasts() {
        return REFRESH_LASTS;
    }

    private Uni<List<Long>> run(RedisScript script, String platform, Market market, Object... arguments) {
        return redis.run(
                        script,
                        List.of(RedisKeys.pollLease(platform, market)),
                        Stream.of(arguments).map(String::valueOf).toList())
                .map(RedisAnswers::numbers);
    }
}
