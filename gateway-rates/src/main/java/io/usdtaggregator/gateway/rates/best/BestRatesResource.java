package io.usdtaggregator.gateway.rates.best;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.gateway.documentation.ErrorExamples;
import io.usdtaggregator.gateway.documentation.SharedParameters;
import io.usdtaggregator.gateway.fastpath.ResponseCache;
import io.usdtaggregator.gateway.http.answer.Answers;
import io.usdtaggregator.gateway.http.answer.CachedResponse;
import io.usdtaggregator.gateway.http.input.Query;
import io.usdtaggregator.gateway.livedata.LiveData;
import io.usdtaggregator.gateway.rates.answer.AnswerContext;
import io.usdtaggregator.gateway.rates.answer.RateAnswer;
import io.usdtaggregator.gateway.rates.answer.RateShape;
import io.usdtaggregator.gateway.rates.asof.RateArchive;
import io.usdtaggregator.gateway.rates.asof.RateArchive.AsOfSnapshot;
import io.usdtaggregator.gateway.rates.parameters.AsOf;
import io.usdtaggregator.model.access.Access;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.serving.NextChange;
import io.usdtaggregator.model.serving.NextChange.Shown;
import io.usdtaggregator.model.settings.Settings;
import io.usdtaggregator.model.snapshot.MarketSnapshot;
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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The best rate of every market that fits. */
@NonBlocking
@Path("/api/v1/best-rates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rates")
@RolesAllowed({Access.INTEGRATOR, Access.OPERATOR})
public class BestRatesResource {
    private final LiveData live;
    private final AnswerContext context;
    private final ResponseCache cache;
    private final RateArchive archive;

    BestRatesResource(LiveData live, AnswerContext context, ResponseCache cache, RateArchive archive) {
        this.live = live;
        this.context = context;
        this.cache = cache;
        this.archive = archive;
    }

    @GET
    @Operation(
            operationId = "getBestRates",
            summary = "The best rate of every market that fits",
            description = "What is too old or missing has `rate` null, `status` unavailable and a `reason`: never 0.")
    @SharedParameters({"Fiat", "TradeType", "Country", "Platform", "Amount", "PaymentMethod", "MaxAge", "AsOf"})
    @Parameter(
            name = "amount_currency",
            in = ParameterIn.QUERY,
            description =
                    "What `amount` is in: FIAT is the market's currency, USDT is USDT; the code that `fiat` has is allowed "
                            + "too. Only with `amount`.",
            schema = @Schema(type = SchemaType.STRING, pattern = "^(FIAT|USDT|[A-Z]{3})$", defaultValue = "FIAT"),
            examples = {
                @ExampleObject(name = "fiat", summary = "The market's currency", value = "FIAT"),
                @ExampleObject(name = "usdt", summary = "USDT", value = "USDT"),
                @ExampleObject(name = "code", summary = "The same as FIAT beside fiat=XOF", value = "XOF")
            })
    @Parameter(
            name = "scope",
            in = ParameterIn.QUERY,
            description = "zone: a country without a rate of its own gets its zone's.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"country", "zone"},
                            defaultValue = "country"))
    @APIResponseSchema(value = BestRates.class, responseDescription = "The answer.")
    @APIResponse(responseCode = "404", description = "With `as_of`: nothing is known of that instant.")
    @ErrorExamples({
        "value_not_allowed",
        "country_of_another_currency",
        "amount_malformed",
        "needs_amount",
        "as_of_in_the_future",
        "too_many_decimals",
        "unknown_parameter",
        "nothing_recorded",
        "past_retention",
        "history_unavailable",
        "history_overloaded"
    })
    public Uni<Response> bestRates(@Context RoutingContext http) {
        return AsOf.of(http)
                .map(instant -> archive.at(instant).chain(past -> asOf(http, past)))
                .orElseGet(() -> Uni.createFrom().item(cache.answer(http, () -> made(http))));
    }

    private Uni<Response> asOf(RoutingContext http, AsOfSnapshot past) {
        Settings settings = past.settings();
        BestRatesQuestion question = BestRatesQuestion.read(Query.of(http), settings, live.books());
        List<Market> markets = question.markets(settings);
        List<Market> withZones = Stream.concat(
                        markets.stream(), markets.stream().map(Market::wholeZone))
                .distinct()
                .toList();
        RateShape shape = context.shape(past, question.maxAge());
        return archive.rates(past.at(), question.source(), withZones, question.needsOffers())
                .map(rates -> new BestRateRows(question, settings, rates, shape).of(markets))
                .map(rows -> RateArchive.answer(http, past.at(), new BestRates(past.at(), rows)));
    }

    private CachedResponse made(RoutingContext http) {
        MarketSnapshot moment = live.snapshot();
        Settings settings = moment.settings();
        BestRatesQuestion question = BestRatesQuestion.read(Query.of(http), settings, moment.books());
        List<Market> markets = question.markets(settings);
        List<RateAnswer> rows = new BestRateRows(
                        question, settings, moment.rates(), context.shape(moment, question.maxAge()))
                .of(markets);
        return Answers.made(
                http,
                new BestRates(null, rows),
                until(context.nextChange(moment, question.maxAge()), question, markets, rows));
    }

    /** A country's row that may be its zone's changes with either. */
    private static Duration until(
            NextChange next, BestRatesQuestion question, List<Market> markets, List<RateAnswer> rows) {
        List<String> platforms = next.platforms(question.platform());
        List<Shown> shown = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            RateAnswer row = rows.get(i);
            Market market = markets.get(i);
            shown.add(new Shown(
                    market, platforms, row.figures().platform(), row.freshness().observedAt()));
            if (question.zoneAllowed() && !market.isZone()) {
                shown.add(new Shown(market.wholeZone(), platforms, null, null));
            }
        }
        return next.after(shown);
    }

    /** The answer. */
    @Schema
    public record BestRates(
            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(description = "The instant that was asked for; absent for now.")
            Instant asOf,

            List<RateAnswer> bestRates) {}
}
