package io.usdtaggregator.gateway.rates.cross;

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
import io.usdtaggregator.gateway.rates.asof.RateArchive;
import io.usdtaggregator.gateway.rates.asof.RateArchive.AsOfSnapshot;
import io.usdtaggregator.gateway.rates.parameters.AsOf;
import io.usdtaggregator.model.access.Access;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.serving.CrossQuestion;
import io.usdtaggregator.model.serving.NextChange;
import io.usdtaggregator.model.serving.NextChange.Shown;
import io.usdtaggregator.model.snapshot.MarketSnapshot;
import io.usdtaggregator.model.snapshot.RatesSnapshot;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The cross rate of one corridor. */
@NonBlocking
@Path("/api/v1/rates/cross")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rates")
@RolesAllowed({Access.INTEGRATOR, Access.OPERATOR})
public class CrossRateResource {
    private final LiveData live;
    private final AnswerContext context;
    private final ResponseCache cache;
    private final RateArchive archive;

    CrossRateResource(LiveData live, AnswerContext context, ResponseCache cache, RateArchive archive) {
        this.live = live;
        this.context = context;
        this.cache = cache;
        this.archive = archive;
    }

    @GET
    @Operation(
            operationId = "getCrossRate",
            summary = "The rate from one currency to another, by way of USDT",
            description = "Without a usable leg the answer is 503 and names the leg.")
    @SharedParameters({"CountryFrom", "CountryTo", "Amount", "PaymentMethodFrom", "PaymentMethodTo", "MaxAge", "AsOf"})
    @Parameter(
            name = "from_currency",
            in = ParameterIn.QUERY,
            required = true,
            description = "What the client gives.",
            example = "XOF",
            schema = @Schema(type = SchemaType.STRING, pattern = "^[A-Z]{3}$"))
    @Parameter(
            name = "to_currency",
            in = ParameterIn.QUERY,
            required = true,
            description = "What the client receives.",
            example = "GHS",
            schema = @Schema(type = SchemaType.STRING, pattern = "^[A-Z]{3}$"))
    @APIResponseSchema(value = CrossAnswer.class, responseDescription = "The answer.")
    @APIResponse(responseCode = "404", description = "With `as_of`: nothing is known of that instant.")
    @APIResponse(
            responseCode = "503",
            description =
                    "A leg has no usable rate, errors names it; or not available now. Retry-After tells when to come back.")
    @ErrorExamples({
        "currency_required",
        "amount_malformed",
        "as_of_in_the_future",
        "too_many_decimals",
        "nothing_recorded",
        "past_retention",
        "buy_leg_unavailable",
        "sell_leg_unavailable",
        "both_legs_unavailable",
        "history_unavailable",
        "history_overloaded"
    })
    public Uni<Response> cross(@Context RoutingContext http) {
        return AsOf.of(http)
                .map(instant -> archive.at(instant).chain(past -> asOf(http, past)))
                .orElseGet(() -> Uni.createFrom().item(cache.answer(http, () -> made(http))));
    }

    private Uni<Response> asOf(RoutingContext http, AsOfSnapshot past) {
        CrossParameters asked = CrossParameters.read(Query.of(http), past.settings(), live.books());
        CrossQuestion question = asked.question();
        Uni<RatesSnapshot> published = question.corridor().isIdentity()
                ? Uni.createFrom().item(RatesSnapshot.EMPTY)
                : archive.corridor(past.at(), question.corridor(), question.needsOffers());
        return published
                .map(rates ->
                        new CrossShape(context.shape(past, asked.maxAge())).answer(past.settings(), rates, question))
                .map(answer -> RateArchive.answer(http, past.at(), answer.at(past.at())));
    }

    private CachedResponse made(RoutingContext http) {
        MarketSnapshot moment = live.snapshot();
        CrossParameters asked = CrossParameters.read(Query.of(http), moment.settings(), moment.books());
        CrossQuestion question = asked.question();
        CrossAnswer answer = new CrossShape(context.shape(moment, asked.maxAge()))
                .answer(moment.settings(), moment.rates(), question);
        Duration until = question.corridor().isIdentity()
                ? Duration.ZERO
                : until(context.nextChange(moment, asked.maxAge()), question.corridor(), answer.legs());
        return Answers.made(http, answer, until);
    }

    /** The way back, which the answer shows too, is made of the other side of both markets. */
    private static Duration until(NextChange next, Corridor corridor, CrossAnswer.Legs legs) {
        List<String> platforms = next.platforms(Optional.empty());
        Market buy = corridor.buyMarket();
        Market sell = corridor.sellMarket();
        return next.after(List.of(
                shown(buy, platforms, legs.buy()),
                shown(sell, platforms, legs.sell()),
                new Shown(buy.otherSide(), platforms, null, null),
                new Shown(sell.otherSide(), platforms, null, null)));
    }

    private static Shown shown(Market market, List<String> platforms, RateAnswer leg) {
        return new Shown(
                market, platforms, leg.figures().platform(), leg.freshness().observedAt());
    }
}
