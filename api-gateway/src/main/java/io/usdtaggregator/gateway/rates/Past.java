package io.usdtaggregator.gateway.rates;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.internal.history.AsOfApi;
import io.usdtaggregator.base.internal.history.AsOfConditions;
import io.usdtaggregator.base.internal.history.AsOfRates;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.gateway.engine.EngineFailure;
import io.usdtaggregator.gateway.http.Answers;
import io.usdtaggregator.gateway.livedata.RatesSnapshot;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.rate.OfficialRates;
import io.usdtaggregator.model.rate.Rate;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** What stood at a past instant, asked of the engine; the very rules of now then make the answer of then. */
@Singleton
class Past {
    private static final String HISTORY = "history";
    /** Rows that waited for PostgreSQL are written by then, so that an answer never changes again. */
    private static final Duration SETTLED = Duration.ofMinutes(10);

    private static final Duration FOR_LONG = Duration.ofDays(1);

    private final AsOfApi engine;

    Past(@RestClient AsOfApi engine) {
        this.engine = engine;
    }

    /** Fails with a problem that says why when nothing can be known of that instant. */
    Uni<Then> then(Instant at) {
        return engine.conditions(at.toString())
                .onFailure()
                .transform(EngineFailure.of(HISTORY))
                .map(conditions -> then(at, conditions));
    }

    Uni<RatesSnapshot> rates(Instant at, String source, Collection<Market> markets) {
        List<String> keys = markets.stream().map(Market::key).toList();
        return engine.rates(at.toString(), source, keys)
                .onFailure()
                .transform(EngineFailure.of(HISTORY))
                .map(Past::snapshot);
    }

    Uni<RatesSnapshot> corridor(Instant at, Corridor corridor) {
        return engine.crossRate(at.toString(), corridor.key())
                .onFailure()
                .transform(EngineFailure.of(HISTORY))
                .map(Past::snapshot);
    }

    /** The answer of then, which names its instant. */
    static Response answer(RoutingContext http, Instant at, Object body) {
        return Answers.cached(http, body, at.plus(SETTLED).isBefore(Instant.now()) ? FOR_LONG : Duration.ZERO);
    }

    private static Then then(Instant at, AsOfConditions conditions) {
        if (at.isBefore(conditions.keptSince())) {
            throw AsOf.pastRetention(conditions.keptSince());
        }
        if (conditions.settings() == null) {
            throw AsOf.nothingYet(at);
        }
        return new Then(
                at,
                conditions.settings(),
                Optional.ofNullable(conditions.officialRates()).orElse(OfficialRates.NOT_READ_YET));
    }

    private static RatesSnapshot snapshot(AsOfRates published) {
        Map<String, Rate> rates = published.rates().stream()
                .collect(Collectors.toMap(
                        rate -> RedisKeys.rateField(rate.source(), rate.market()), Function.identity()));
        Map<String, CrossRate> crossRates = published.crossRates().stream()
                .collect(Collectors.toMap(cross -> cross.corridor().key(), Function.identity()));
        return new RatesSnapshot(0, rates, crossRates);
    }
}
