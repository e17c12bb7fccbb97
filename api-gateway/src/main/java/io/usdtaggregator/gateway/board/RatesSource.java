package io.usdtaggregator.gateway.board;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.usdtaggregator.base.redis.LiveSource;
import io.usdtaggregator.base.redis.RatesChanged;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.rate.CrossRate;
import io.usdtaggregator.model.rate.Rate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Where the rates come from: two hashes, and a channel that carries each change whole. */
final class RatesSource implements LiveSource<RatesBoard> {
    private final ReactiveRedisDataSource redis;

    RatesSource(ReactiveRedisDataSource redis) {
        this.redis = redis;
    }

    @Override
    public String channel() {
        return RedisKeys.RATES_CHANNEL;
    }

    @Override
    public Uni<Optional<Long>> version() {
        return redis.value(String.class).get(RedisKeys.RATES_VERSION).map(text -> Optional.ofNullable(text)
                .map(Long::valueOf));
    }

    /** The version is read first, so that a change in between is at worst read twice. */
    @Override
    public Uni<Optional<RatesBoard>> read(Optional<RatesBoard> held) {
        return version()
                .chain(version -> version.isEmpty()
                        ? Uni.createFrom().item(held.map(RatesBoard::ofEmptyRedis))
                        : hashes(version.get()).map(read -> Optional.of(read.over(held.orElse(RatesBoard.EMPTY)))));
    }

    @Override
    public long versionOf(RatesBoard board) {
        return board.version();
    }

    @Override
    public Uni<Optional<RatesBoard>> apply(RatesBoard held, String message) {
        return Uni.createFrom()
                .item(() -> next(held, MarketJson.read(message, RatesChanged.class)))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    /** What is older was read already; a Redis that begins to count again is noticed by the check of versions. */
    private static Optional<RatesBoard> next(RatesBoard held, RatesChanged changed) {
        if (changed.version() <= held.version()) {
            return Optional.of(held);
        }
        return changed.version() == held.version() + 1 ? Optional.of(held.with(changed)) : Optional.empty();
    }

    private Uni<RatesBoard> hashes(long version) {
        return Uni.combine()
                .all()
                .unis(
                        redis.hash(String.class).hgetall(RedisKeys.RATES),
                        redis.hash(String.class).hgetall(RedisKeys.CROSS_RATES))
                .asTuple()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(both -> new RatesBoard(
                        version, parsed(both.getItem1(), Rate.class), parsed(both.getItem2(), CrossRate.class)));
    }

    private static <T> Map<String, T> parsed(Map<String, String> hash, Class<T> type) {
        Map<String, T> values = new HashMap<>();
        hash.forEach((field, json) -> values.put(field, MarketJson.read(json, type)));
        return values;
    }
}
