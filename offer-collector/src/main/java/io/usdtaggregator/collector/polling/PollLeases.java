package io.usdtaggregator.collector.polling;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.collector.redis.Redis;
import io.usdtaggregator.collector.redis.Script;
import io.usdtaggregator.model.market.Market;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Who polls a market: whoever gets its lease. It lasts the interval, so that nobody polls it again before. */
@Singleton
public final class PollLeases {
    private static final Script TAKE = Script.named("lease-take");
    private static final Script KEEP = Script.named("lease-keep");
    private static final Script END = Script.named("lease-end");
    private static final Duration REFRESH_LASTS = Duration.ofMinutes(10);

    private final Redis redis;

    public PollLeases(Redis redis) {
        this.redis = redis;
    }

    /**
     * @param clock Redis's own, from the moment of the lease; empty when another has it
     * @param delay until asking again makes sense
     */
    public record Taken(Optional<LeaseClock> clock, Duration delay) {}

    /**
     * @param interval until this market may be polled again
     * @param atMost how long the lease of a dead collector lasts
     * @param force takes it although another poll was within the interval: staff asked for it
     */
    public Uni<Taken> take(
            String platform, Market market, Duration interval, Duration atMost, String holder, boolean force) {
        return redis.run(
                        TAKE,
                        List.of(RedisKeys.pollLease(platform, market)),
                        interval.toMillis(),
                        holder,
                        force ? 1 : 0,
                        Math.min(interval.toMillis(), atMost.toMillis()))
                .map(answer -> answer.get(0) == 1
                        ? new Taken(Optional.of(new LeaseClock(answer.get(1), System.nanoTime())), Duration.ZERO)
                        : new Taken(Optional.empty(), Duration.ofMillis(answer.get(1))));
    }

    /** False when the lease is lost. */
    public Uni<Boolean> keep(String platform, Market market, String holder, Duration still) {
        return redis.run(KEEP, List.of(RedisKeys.pollLease(platform, market)), holder, still.toMillis())
                .map(answer -> answer.get(0) == 1);
    }

    public Uni<Void> end(String platform, Market market, String holder) {
        return redis.run(END, List.of(RedisKeys.pollLease(platform, market)), holder)
                .replaceWithVoid();
    }

    /** True for the one collector that reads this market for this "refresh now". */
    public Uni<Boolean> takeRefresh(String requestId, String platform, Market market, String holder) {
        return redis.setIfAbsent(RedisKeys.refreshLease(requestId, platform, market), holder, REFRESH_LASTS);
    }

    /** A request that is older than this is over. */
    static Duration refreshLasts() {
        return REFRESH_LASTS;
    }
}
