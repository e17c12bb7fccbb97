package io.usdtaggregator.gateway.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.gateway.engine.Engine;
import io.usdtaggregator.gateway.http.Answers;
import io.usdtaggregator.gateway.http.Query;
import io.usdtaggregator.gateway.livedata.LiveData;
import io.usdtaggregator.gateway.rates.CrossShape;
import io.usdtaggregator.gateway.rates.Freshness;
import io.usdtaggregator.gateway.rates.RateShape;
import io.usdtaggregator.gateway.rates.Serving;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.settings.Settings;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What was published before: ticks, candles, and each rate as it was. The engine keeps it. */
@Path("/api/v1/rates")
@Produces(MediaType.APPLICATION_JSON)
public class HistoryResource {
    private static final Map<String, Duration> INTERVALS = intervals();
    private static final int MOST_CANDLES = 50_000;
    private static final int LIMIT = 500;
    private static final Duration FOR_EVER = Duration.ofDays(1);

    private final LiveData boards;
    private final Engine engine;
    private final Serving serving;

    HistoryResource(LiveData boards, Engine engine, Serving serving) {
        this.boards = boards;
        this.engine = engine;
        this.serving = serving;
    }

    @GET
    @Path("/history")
    public Uni<Response> history(@Context RoutingContext http) {
        Settings settings = boards.settings();
        Query query = Query.of(http);
        Period period = Period.read(query, Instant.now());
        Optional<String> cursor = query.text("cursor");
        int limit = query.whole("limit", 1, LIMIT).orElse(100);
        Subject subject = Subject.read(query, settings);
        return engine.ask(
                        "history",
                        (client, token) -> client.ticks(
                                token,
                                subject.key(),
                                Rate.POLICY,
                                period.from().toString(),
                                period.to().toString(),
                                cursor.orElse(null),
                                limit))
                .onFailure(failure ->
                        cursor.isPresent() && failure instanceof HttpProblem problem && problem.getStatusCode() == 400)
                .transform(refused -> Problem.invalid(FieldError.of(
                        "cursor",
                        "malformed",
                        "cursor must be the next_cursor of an answer for the same market or corridor")))
                .map(ticks -> answered(http, withReasons(ticks)));
    }

    @GET
    @Path("/candles")
    public Uni<Response> candles(@Context RoutingContext http) {
        Settings settings = boards.settings();
        Query query = Query.of(http);
        Period period = Period.read(query, Instant.now());
        Optional<String> interval = query.needed("interval", INTERVALS.keySet());
        interval.map(INTERVALS::get)
                .filter(width -> Duration.between(period.from(), period.to()).dividedBy(width) > MOST_CANDLES)
                .ifPresent(width -> query.wrong(
                        "interval",
                        "too_many",
                        "this interval gives more than " + MOST_CANDLES + " candles; choose a wider one or less time"));
        Optional<String> zone = query.matching(
                "tz", ZoneId.getAvailableZoneIds()::contains, "an IANA time zone such as Africa/Abidjan");
        Subject subject = Subject.read(query, settings);
        return engine.ask(
                        "history",
                        (client, token) -> client.candles(
                                token,
                                subject.key(),
                                interval.orElseThrow(),
                                period.from().toString(),
                                period.to().toString(),
                                zone.orElse("UTC")))
                .map(candles -> answered(http, candles));
    }

    @GET
    @Path("/{rate_id}")
    public Uni<Response> rate(@PathParam("rate_id") String rateId, @Context RoutingContext http) {
        Query.none(http);
        if (!rateId.matches("[0-9A-HJKMNP-TV-Z]{26}")) {
            throw unknownRate();
        }
        Freshness freshness = serving.freshness(boards.settings(), Optional.empty());
        return engine.ask("history", (client, token) -> client.rate(token, rateId))
                .onFailure(failure -> failure instanceof HttpProblem problem && problem.getStatusCode() == 404)
                .transform(unknown -> unknownRate())
                .map(recorded -> Answers.cached(http, shaped(recorded, freshness), until(recorded, freshness)));
    }

    private static HttpProblem unknownRate() {
        return Problem.notFound("unknown_rate", "There is no rate with this rate_id");
    }

    /** What was published never changes; how old it is called does. */
    private static Duration until(JsonNode recorded, Freshness freshness) {
        JsonNode value = recorded.path("value");
        return Stream.of(value, value.path("buy"), value.path("sell"))
                .filter(figure -> figure.path("observed_at").isTextual())
                .flatMap(figure -> freshness.bordersOf(
                        figure.path("platform").asText(null),
                        Instant.parse(figure.path("observed_at").asText())))
                .map(border -> Duration.between(freshness.servedAt(), border))
                .filter(left -> !left.isNegative())
                .min(Comparator.naturalOrder())
                .orElse(FOR_EVER);
    }

    /** The rate as answers show rates, and what it was made from. */
    private ObjectNode shaped(JsonNode recorded, Freshness freshness) {
        String value = recorded.path("value").toString();
        ObjectNode answer;
        if (recorded.path("kind").asText().equals("cross_rate")) {
            CrossRate cross = MarketJson.read(value, CrossRate.class);
            answer = MarketJson.mapper()
                    .valueToTree(new CrossShape(freshness, Optional.empty(), serving.sandbox())
                            .recorded(cross, Optional.empty()));
            answer.put("settings_version", cross.settingsVersion());
        } else {
            Rate rate = MarketJson.read(value, Rate.class);
            answer = MarketJson.mapper()
                    .valueToTree(new RateShape(freshness, Optional.empty(), serving.sandbox()).recorded(rate));
            answer.put("settings_version", rate.settingsVersion());
            answer.set(
                    "offers",
                    MarketJson.mapper()
                            .valueToTree(OfferUsed.of(
                                    rate.priced().map(PricedRate::offers).orElse(List.of()))));
        }
        return answer.put("kind", recorded.path("kind").asText());
    }

    private static Map<String, Duration> intervals() {
        Map<String, Duration> widths = new LinkedHashMap<>();
        widths.put("1m", Duration.ofMinutes(1));
        widths.put("5m", Duration.ofMinutes(5));
        widths.put("15m", Duration.ofMinutes(15));
        widths.put("1h", Duration.ofHours(1));
        widths.put("4h", Duration.ofHours(4));
        widths.put("1d", Duration.ofDays(1));
        return widths;
    }

    /** The engine keeps a reason by its name in the code; answers have one word for it everywhere. */
    private static JsonNode withReasons(JsonNode page) {
        for (JsonNode tick : page.path("ticks")) {
            if (tick.path("reason").isTextual()) {
                ((ObjectNode) tick).put("reason", tick.path("reason").asText().toLowerCase(Locale.ROOT));
            }
        }
        return page;
    }

    private Response answered(RoutingContext http, JsonNode body) {
        return Answers.cached(http, ((ObjectNode) body).put("sandbox", serving.sandbox()), Duration.ZERO);
    }
}
