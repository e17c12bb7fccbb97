package io.usdtaggregator.admin.livedata;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.rate.Rate;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the rate-engine published last, as callers are told it now. */
@ApplicationScoped
public class PublishedRates {
    private final RedisCommands redis;

    PublishedRates(RedisCommands redis) {
        this.redis = redis;
    }

    /** The rates that callers get who name no platform; a market without a record is absent. */
    public Uni<Map<Market, Rate>> of(Collection<Market> markets) {
        return of(Rate.POLICY, markets);
    }

    /** @param source {@link Rate#POLICY} or the code of a platform */
    public Uni<Map<Market, Rate>> of(String source, Collection<Market> markets) {
        List<String> fields = markets.stream()
                .map(market -> RedisKeys.rateField(source, market))
                .toList();
        return redis.fields(RedisKeys.RATES, fields, Rate.class)
                .map(found -> found.values().stream().collect(Collectors.toMap(Rate::market, rate -> rate)));
    }

    /** By {@link Corridor#key()}; a corridor without a record is absent. */
    public Uni<Map<String, CrossRate>> ofCorridors(Collection<Corridor> corridors) {
        return redis.fields(
                RedisKeys.CROSS_RATES, corridors.stream().map(Corridor::key).toList(), CrossRate.class);
    }

    public Uni<Optional<CrossRate>> of(Corridor corridor) {
        return ofCorridors(List.of(corridor)).map(found -> Optional.ofNullable(found.get(corridor.key())));
    }
}
