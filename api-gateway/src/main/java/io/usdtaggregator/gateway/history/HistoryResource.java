package io.usdtaggregator.gateway.history;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.internal.history.HistoryApi;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.gateway.documentation.ErrorExamples;
import io.usdtaggregator.gateway.documentation.SharedParameters;
import io.usdtaggregator.gateway.engine.EngineFailure;
import io.usdtaggregator.gateway.http.answer.Answers;
import io.usdtaggregator.gateway.http.input.Query;
import io.usdtaggregator.gateway.livedata.LiveData;
import io.usdtaggregator.gateway.rates.answer.AnswerContext;
import io.usdtaggregator.model.access.Access;
import io.usdtaggregator.model.rate.Rate;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The published changes of a market or corridor, as they were and as candles; the engine keeps them. */
@Path("/api/v1/rates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rates")
@RolesAllowed({Access.INTEGRATOR, Access.OPERATOR})
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
@ErrorExamples({"one_or_other", "not_before_to", "history_unavailable", "history_overloaded"})
public class HistoryResource {
    private static final int LIMIT = 500;
    private static final List<String> INTERVALS = List.of("1m", "5m", "15m", "1h", "4h", "1d");
    private static final int MOST_CANDLES = 50_000;
    private static final String CURSOR = "the next_cursor of an answer for the same market or corridor";

    private final LiveData live;
    private final HistoryApi engine;
    private final AnswerContext context;

    HistoryResource(LiveData live, @RestClient HistoryApi engine, AnswerContext context) {
        this.live = live;
        this.engine = engine;
        this.context = context;
    }

    @GET
    @Path("/history")
    @Operation(
            operationId = "getHistory",
            summary = "Published changes, oldest first",
            description =
                    "Of one market (`fiat` and `trade_type`, and `country`) or of one corridor (`from_currency` and "
                            + "`to_currency`). `next_cursor` goes on where this page ends.")
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            description =
                    "`next_cursor` of the page before, of the same market or corridor. Its content is not meant to be read.",
            schema = @Schema(type = SchemaType.STRING, pattern = "^[A-Za-z0-9_-]+$", maxLength = 200))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "Ticks on a page.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "500", defaultValue = "100"))
    @APIResponseSchema(value = TickHistory.class, responseDescription = "The answer.")
    @ErrorExamples({"market_required", "cursor_malformed"})
    public Uni<Response> history(@Context RoutingContext http) {
        Query query = Query.of(http);
        Period period = Period.read(query, Instant.now());
        Optional<String> cursor = query.matching("cursor", text -> text.matches("[A-Za-z0-9_-]+"), CURSOR);
        int limit = query.whole("limit", 1, LIMIT).orElse(100);
        Subject subject = Subject.read(query, live.settings());
        return engine.ticks(
                        subject.key(),
                        Rate.POLICY,
                        period.from().toString(),
                        period.to().toString(),
                        cursor.orElse(null),
                        String.valueOf(limit))
                .onFailure(failure ->
                        cursor.isPresent() && EngineFailure.refused(400).test(failure))
                .transform(refused -> Problem.invalid(FieldError.of("cursor", "malformed", "cursor must be " + CURSOR)))
                .onFailure()
                .transform(EngineFailure.of("history"))
                .map(page -> Answers.cached(http, TickHistory.of(page, context.sandbox()), Duration.ZERO));
    }

    @GET
    @Path("/candles")
    @Operation(
            operationId = "getCandles",
            summary = "Open, high, low and close by interval",
            description =
                    "Of one market (`fiat` and `trade_type`, and `country`) or of one corridor (`from_currency` and "
                            + "`to_currency`). Days begin in the time zone `tz`.")
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
    @ErrorExamples({"interval_required", "too_many_candles", "zone_malformed"})
    public Uni<Response> candles(@Context RoutingContext http) {
        Query query = Query.of(http);
        Period period = Period.read(query, Instant.now());
        Optional<String> interval = query.needed("interval", INTERVALS);
        interval.map(DurationConverter::parseDuration)
                .filter(width -> Duration.between(period.from(), period.to()).dividedBy(width) > MOST_CANDLES)
                .ifPresent(width -> query.wrong(
                        "interval",
                        "too_many",
                        "this interval gives more than " + MOST_CANDLES + " candles; choose a wider one or less time"));
        Optional<String> zone = query.matching(
                "tz", ZoneId.getAvailableZoneIds()::contains, "an IANA time zone such as Africa/Abidjan");
        Subject subject = Subject.read(query, live.settings());
        return engine.candles(
                        subject.key(),
                        Rate.POLICY,
                        interval.orElseThrow(),
                        period.from().toString(),
                        period.to().toString(),
                        zone.orElse("UTC"))
                .onFailure()
                .transform(EngineFailure.of("history"))
                .map(list -> Answers.cached(http, CandleHistory.of(list, context.sandbox()), Duration.ZERO));
    }
}
