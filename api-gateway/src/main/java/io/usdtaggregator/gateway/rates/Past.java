package io.usdtaggregator.gateway.rates;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.gateway.engine.Engine;
import io.usdtaggregator.gateway.http.Answers;
import io.usdtaggregator.gateway.livedata.RatesSnapshot;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.rate.OfficialRates;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.settings.Settings;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What stood at a past instant, asked of the engine; the very rules of now then make the answer of then. */
@Singleton
class Past {
    private static final String WHAT = "history";
    /** Rows that waited for PostgreSQL are written by then, so that an answer never changes again. */
    private static final Duration SETTLED = Duration.ofMinutes(10);

    private static final Duration FOR_LONG = Duration.ofDays(1);

    private final Engine engine;

    Past(Engine engine) {
        this.engine = engine;
    }

    /** Fails with a problem that says why when nothing can be known of that instant. */
    Uni<Then> then(Instant at) {
        return engine.ask(WHAT, (client, token) -> client.then(token, at.toString()))
                .map(answer -> then(at, answer));
    }

    Uni<RatesSnapshot> rates(Instant at, String source, Collection<Market> markets) {
        List<String> keys = markets.stream().map(Market::key).toList();
        return engine.ask(WHAT, (client, token) -> client.pastRates(token, at.toString(), source, keys))
                .map(Past::board);
    }

    Uni<RatesSnapshot> corridor(Instant at, Corridor corridor) {
        return engine.ask(WHAT, (client, token) -> client.pastCrossRate(token, at.toString(), corridor.key()))
                .map(Past::board);
    }

    /** The answer of then, which names its instant. */
    static Response answer(RoutingContext http, Instant at, Object body) {
        ObjectNode named = MarketJson.mapper().createObjectNode().put(AsOf.NAME, at.toString());
        named.setAll((ObjectNode) MarketJson.mapper().valueToTree(body));
        return Answers.cached(http, named, at.plus(SETTLED).isBefore(Instant.now()) ? FOR_LONG : Duration.ZERO);
    }

    private static Then then(Instant at, JsonNode answer) {
        Instant keptSince = Instant.parse(answer.path("kept_since").asText());
        if (at.isBefore(keptSince)) {
            throw AsOf.pastRetention(keptSince);
        }
        if (!answer.path("settings").isObject()) {
            throw AsOf.nothingYet(at);
        }
        JsonNode official = answer.path("official_rates");
        return new Then(
                at,
                read(answer.path("settings"), Settings.class),
                official.isObject() ? read(official, OfficialRates.class) : OfficialRates.NOT_READ_YET);
    }

    private static RatesSnapshot board(JsonNode answer) {
        Map<String, Rate> rates = new HashMap<>();
        answer.path("rates").forEach(json -> {
            Rate rate = read(json, Rate.class);
            rates.put(RedisKeys.rateField(rate.source(), rate.market()), rate);
        });
        Map<String, CrossRate> crossRates = new HashMap<>();
        answer.path("cross_rates").forEach(json -> {
            CrossRate cross = read(json, CrossRate.class);
            crossRates.put(cross.corridor().key(), cross);
        });
        return new RatesSnapshot(0, rates, crossRates);
    }

    private static <T> T read(JsonNode json, Class<T> type) {
        return MarketJson.read(json.toString(), type);
    }
}
