package io.usdtaggregator.gateway.history;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.internal.history.HistoryApi;
import io.usdtaggregator.base.internal.history.PublishedRecord;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.gateway.documentation.ErrorExamples;
import io.usdtaggregator.gateway.documentation.SharedParameters;
import io.usdtaggregator.gateway.engine.EngineFailure;
import io.usdtaggregator.gateway.http.Answers;
import io.usdtaggregator.gateway.http.Query;
import io.usdtaggregator.gateway.livedata.LiveData;
import io.usdtaggregator.gateway.rates.CrossShape;
import io.usdtaggregator.gateway.rates.Freshness;
import io.usdtaggregator.gateway.rates.RateShape;
import io.usdtaggregator.gateway.rates.Serving;
import io.usdtaggregator.model.access.Access;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.settings.Settings;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
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
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** What was published before: ticks, candles, and each rate as it was. The engine keeps it. */
@Path("/api/v1/rates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rates")
@RolesAllowed({Access.INTEGRATOR, Access.OPERATOR})
public class HistoryResource {
    private static final Map<String, Duration> INTERVALS = intervals();
    private static final int MOST_CANDLES = 50_000;
    private static final int LIMIT = 500;
    private static final String HISTORY = "history";
    private static final Duration FOR_EVER = Duration.ofDays(1);

    private final LiveData boards;
    private final HistoryApi engine;
    private final Serving serving;

    HistoryResource(LiveData boards, @RestClient HistoryApi engine, Serving serving) {
        this.boards = boards;
        this.engine = engine;
        this.serving = serving;
    }

    @GET
    @Path("/history")
    @Operation(
            operationId = "getHistory",
            summary = "Published changes, oldest first",
            description =
                    "Of one market (`fiat` and `trade_type`, and `country`) or of one corridor (`from_currency` and "
                            + "`to_currency`). `next_cursor` goes on where this page ends.")
    @SharedParameters({
        "Fiat",
        "TradeType",
        "Country",
        "OptionalFrom",
        "OptionalTo",
        "CountryFrom",
        "CountryTo",
        "From",
        "To"
    })
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            description =
                    "`next_cursor` of the page before, of the same market or corridor. What it says is nobody's business.",
            schema = @Schema(type = SchemaType.STRING, pattern = "^[A-Za-z0-9_-]+$", maxLength = 200))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "Ticks on a page.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "500", defaultValue = "100"))
    @APIResponseSchema(value = TickHistory.class, responseDescription = "The answer.")
    @ErrorExamples({
        "market_required",
        "one_or_other",
        "not_before_to",
        "cursor_malformed",
        "history_unavailable",
        "history_overloaded"
    })
    public Uni<Response> history(@Context RoutingContext http) {
        Settings settings = boards.settings();
        Query query = Query.of(http);
        Period period = Period.read(query, Instant.now());
        Optional<String> cursor = query.text("cursor");
        int limit = query.whole("limit", 1, LIMIT).orElse(100);
        Subject subject = Subject.read(query, settings);
        return engine.ticks(
                        subject.key(),
                        Rate.POLICY,
                        period.from().toString(),
                        period.to().toString(),
                        cursor.orElse(null),
                        String.valueOf(limit))
                .onFailure(failure ->
                        cursor.isPresent() && EngineFailure.refused(400).test(failure))
                .transform(refused -> Problem.invalid(FieldError.of(
                        "cursor",
                        "malformed",
                        "cursor must be the next_cursor of an answer for the same market or corridor")))
                .onFailure()
                .transform(EngineFailure.of(HISTORY))
                .map(page -> Answers.cached(http, TickHistory.of(page, serving.sandbox()), Duration.ZERO));
    }

    @GET
    @Path("/candles")
    @Operation(
            operationId = "getCandles",
            summary = "Open, high, low and close by interval",
            description =
                    "Of one market (`fiat` and `trade_type`, and `country`) or of one corridor (`from_currency` and "
                            + "`to_currency`). Days begin in the time zone `tz`.")
    @SharedParameters({
        "Fiat",
        "TradeType",
        "Country",
        "OptionalFrom",
        "OptionalTo",
        "CountryFrom",
        "CountryTo",
        "From",
        "To"
    })
    @Parameter(
            name = "interval",
            in = ParameterIn.QUERY,
            required = true,
            description = "The length of a bucket.",
            example = "1h",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"1m", "5m", "15m", "1h", "4h", "1d"}))
    @Parameter(
            name = "tz",
            in = ParameterIn.QUERY,
            description = "IANA time zone for the borders of days.",
            example = "Africa/Abidjan",
            schema = @Schema(type = SchemaType.STRING, maxLength = 200, defaultValue = "UTC"))
    @APIResponseSchema(value = CandleHistory.class, responseDescription = "The answer.")
    @ErrorExamples({
        "interval_required",
        "one_or_other",
        "not_before_to",
        "too_many_candles",
        "zone_malformed",
        "history_unavailable",
        "history_overloaded"
    })
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
        return engine.candles(
                        subject.key(),
                        Rate.POLICY,
                        interval.orElseThrow(),
                        period.from().toString(),
                        period.to().toString(),
                        zone.orElse("UTC"))
                .onFailure()
                .transform(EngineFailure.of(HISTORY))
                .map(list -> Answers.cached(http, CandleHistory.of(list, serving.sandbox()), Duration.ZERO));
    }

    @GET
    @Path("/{rate_id}")
    @Operation(
            operationId = "getRate",
            summary = "A published rate as it was, with what it was made from",
            description =
                    "What a `rate_id` of an earlier answer names; also years later it is what it was. A number that stood then "
                            + "is shown, so that however old it is its `status` is at most `stale`; `unavailable` is what had none.")
    @Parameter(
            name = "rate_id",
            in = ParameterIn.PATH,
            required = true,
            description = "As answers give it.",
            schema = @Schema(type = SchemaType.STRING, pattern = "^[0-9A-HJKMNP-TV-Z]{26}$"))
    @APIResponseSchema(value = RecordedRateSchema.class, responseDescription = "The answer.")
    @APIResponse(responseCode = "404", description = "There is no rate of this name.")
    @ErrorExamples({"unknown_rate", "history_unavailable", "history_overloaded"})
    public Uni<Response> rate(@PathParam("rate_id") String rateId, @Context RoutingContext http) {
        Query.none(http);
        if (!rateId.matches("[0-9A-HJKMNP-TV-Z]{26}")) {
            throw unknownRate();
        }
        Freshness freshness = serving.freshness(boards.settings(), Optional.empty());
        return engine.published(rateId)
                .onFailure(EngineFailure.refused(404))
                .transform(unknown -> unknownRate())
                .onFailure()
                .transform(EngineFailure.of(HISTORY))
                .map(recorded -> Answers.cached(http, shaped(recorded, freshness), until(recorded, freshness)));
    }

    private static HttpProblem unknownRate() {
        return Problem.notFound("unknown_rate", "There is no rate with this rate_id");
    }

    /** What was published never changes; how old it is called does. */
    private static Duration until(PublishedRecord recorded, Freshness freshness) {
        return recorded.fold(Stream::of, CrossRate::legs)
                .flatMap(rate -> rate.optionalOrigin().stream())
                .flatMap(origin -> freshness.bordersOf(origin.platform(), origin.observedAt()))
                .map(border -> Duration.between(freshness.servedAt(), border))
                .filter(left -> !left.isNegative())
                .min(Comparator.naturalOrder())
                .orElse(FOR_EVER);
    }

    /** The rate as answers show rates, and what it was made from. */
    private Object shaped(PublishedRecord recorded, Freshness freshness) {
        return recorded.fold(
                rate -> new RecordedRate(
                        new RateShape(freshness, Optional.empty(), serving.sandbox()).recorded(rate),
                        rate.settingsVersion(),
                        OfferUsed.of(rate.priced().map(PricedRate::offers).orElse(List.of()))),
                cross -> new RecordedCrossRate(
                        new CrossShape(freshness, Optional.empty(), serving.sandbox())
                                .recorded(cross, Optional.empty()),
                        cross.settingsVersion()));
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
}
