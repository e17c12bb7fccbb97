package io.usdtaggregator.gateway.livedata;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.usdtaggregator.base.redis.LiveSource;
import io.usdtaggregator.base.redis.RatesChanged;
import io.usdtaggregator.base.redis.RedisAnswers;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.base.redis.RedisScript;
import io.usdtaggregator.base.tracing.MessageTrace;
import io.usdtaggregator.base.tracing.Traces;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.snapshot.RatesSnapshot;
import io.vertx.mutiny.redis.client.Response;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Reads the rates from two hashes, and follows a channel that carries each change whole. A rate that cannot be read
 * leaves the one before it in place.
 */
final class RatesSource implements LiveSource<RatesSnapshot> {
    private static final RedisScript READ = RedisScript.named("read-rates");

    private final RedisCommands redis;
    private final Traces traces;

    RatesSource(RedisCommands redis, Traces traces) {
        this.redis = redis;
        this.traces = traces;
    }

    @Override
    public String channel() {
        return RedisKeys.RATES_CHANNEL;
    }

    @Override
    public Uni<Optional<Long>> version() {
        return redis.get(RedisKeys.RATES_VERSION).map(text -> text.map(Long::valueOf));
    }

    /** In one step: what the engine published together is read together. */
    @Override
    public Uni<Optional<RatesSnapshot>> read(Optional<RatesSnapshot> held) {
        return redis.run(READ, List.of(RedisKeys.RATES_VERSION, RedisKeys.RATES, RedisKeys.CROSS_RATES), List.of())
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(read -> RedisAnswers.text(read.get(0))
                        .map(version -> snapshot(Long.parseLong(version), read).over(held.orElse(RatesSnapshot.EMPTY)))
                        .or(() -> held.map(RatesSnapshot::countedAnew)));
    }

    private static RatesSnapshot snapshot(long version, Response read) {
        return new RatesSnapshot(
                version,
                ReadableValues.of(RedisAnswers.pairs(read.get(1)), Rate.class),
                ReadableValues.of(RedisAnswers.pairs(read.get(2)), CrossRate.class));
    }

    @Override
    public long versionOf(RatesSnapshot snapshot) {
        return snapshot.version();
    }

    @Override
    public Uni<Optional<RatesSnapshot>> apply(RatesSnapshot held, String message) {
        return Uni.createFrom()
                .item(() -> traced(held, MarketJson.read(message, RatesChanged.class)))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private Optional<RatesSnapshot> traced(RatesSnapshot held, RatesChanged changed) {
        MessageTrace trace = traces.messages("take rates", Collections.singletonList(changed.traceparent()));
        try {
            return next(held, changed);
        } finally {
            trace.end();
        }
    }

    /** An older message was part of a whole read; a Redis that counts from the start again is noticed by the version check. */
    private static Optional<RatesSnapshot> next(RatesSnapshot held, RatesChanged changed) {
        if (changed.version() <= held.version()) {
            return Optional.of(held);
        }
        return changed.version() == held.version() + 1
                ? Optional.of(held.with(changed.version(), changed.rates(), changed.crossRates()))
                : Optional.empty();
    }
}
