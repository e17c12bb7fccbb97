package io.usdtaggregator.gateway.livedata;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.usdtaggregator.base.redis.LiveSource;
import io.usdtaggregator.base.redis.RatesChanged;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.rate.Rate;
import java.util.Optional;

/**
 * Reads the rates from two hashes, and follows a channel that carries each change whole. A rate that cannot be read
 * leaves the one before it in place.
 */
final class RatesSource implements LiveSource<RatesSnapshot> {
    private final RedisCommands redis;

    RatesSource(RedisCommands redis) {
        this.redis = redis;
    }

    @Override
    public String channel() {
        return RedisKeys.RATES_CHANNEL;
    }

    @Override
    public Uni<Optional<Long>> version() {
        return redis.get(RedisKeys.RATES_VERSION).map(text -> text.map(Long::valueOf));
    }

    /** The version is read first, so that a change in between is at worst read twice. */
    @Override
    public Uni<Optional<RatesSnapshot>> read(Optional<RatesSnapshot> held) {
        return version()
                .chain(version -> version.isEmpty()
                        ? Uni.createFrom().item(held.map(RatesSnapshot::ofEmptyRedis))
                        : hashes(version.get()).map(read -> Optional.of(read.over(held.orElse(RatesSnapshot.EMPTY)))));
    }

    @Override
    public long versionOf(RatesSnapshot board) {
        return board.version();
    }

    @Override
    public Uni<Optional<RatesSnapshot>> apply(RatesSnapshot held, String message) {
        return Uni.createFrom()
                .item(() -> next(held, MarketJson.read(message, RatesChanged.class)))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    /** An older message was part of a whole read; a Redis that counts from the start again is noticed by the version check. */
    private static Optional<RatesSnapshot> next(RatesSnapshot held, RatesChanged changed) {
        if (changed.version() <= held.version()) {
            return Optional.of(held);
        }
        return changed.version() == held.version() + 1 ? Optional.of(held.with(changed)) : Optional.empty();
    }

    private Uni<RatesSnapshot> hashes(long version) {
        return Uni.combine()
                .all()
                .unis(redis.hash(RedisKeys.RATES), redis.hash(RedisKeys.CROSS_RATES))
                .asTuple()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(both -> new RatesSnapshot(
                        version,
                        ReadableValues.of(both.getItem1(), Rate.class),
                        ReadableValues.of(both.getItem2(), CrossRate.class)));
    }
}
