package io.usdtaggregator.gateway.history;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.internal.history.HistoryApi;
import io.usdtaggregator.gateway.documentation.ErrorExamples;
import io.usdtaggregator.gateway.documentation.SharedParameters;
import io.usdtaggregator.gateway.engine.EngineFailure;
import io.usdtaggregator.gateway.http.Answers;
import io.usdtaggregator.gateway.http.Query;
import io.usdtaggregator.gateway.livedata.LiveData;
import io.usdtaggregator.gateway.rates.answer.AnswerContext;
import io.usdtaggregator.model.access.Access;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.settings.Settings;
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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The published changes of a market or corridor as candles, which the engine works out. */
@Path("/api/v1/rates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rates")
@RolesAllowed({Access.INTEGRATOR, Access.OPERATOR})
public class CandleResource {
    private static final Map<String, Duration> INTERVALS = intervals();
    private static final int MOST_CANDLES = 50_000;
    private static final String HISTORY = "history";

    private final LiveData live;
    private final HistoryApi engine;
    private final AnswerContext context;

    CandleResource(LiveData live, @RestClient HistoryApi engine, AnswerContext context) {
        this.live = live;
        this.engine = engine;
        this.context = context;
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
        Settings settings = live.settings();
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
                .map(list -> Answers.cached(http, CandleHistory.of(list, context.sandbox()), Duration.ZERO));
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
