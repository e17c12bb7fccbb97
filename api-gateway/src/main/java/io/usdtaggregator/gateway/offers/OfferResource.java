package io.usdtaggregator.gateway.offers;

import io.smallrye.common.annotation.NonBlocking;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.gateway.documentation.ErrorExamples;
import io.usdtaggregator.gateway.documentation.SharedParameters;
import io.usdtaggregator.gateway.http.Answers;
import io.usdtaggregator.gateway.http.Page;
import io.usdtaggregator.gateway.http.Query;
import io.usdtaggregator.gateway.livedata.LiveData;
import io.usdtaggregator.gateway.offers.OfferList.Listed;
import io.usdtaggregator.gateway.rates.NextChange;
import io.usdtaggregator.gateway.rates.NextChange.Shown;
import io.usdtaggregator.gateway.rates.Serving;
import io.usdtaggregator.gateway.security.Caller;
import io.usdtaggregator.model.access.Access;
import io.usdtaggregator.model.freshness.FreshnessStatus;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.settings.Settings;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The offers of one market, all platforms together. */
@NonBlocking
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Offers")
@RolesAllowed({Access.INTEGRATOR, Access.OPERATOR})
public class OfferResource {
    private static final int BEST = 3;
    private static final int MOST_BEST = 50;
    private static final int REFERENCE_LENGTH = 20;

    private final LiveData boards;
    private final OfferListing listing;
    private final Serving serving;

    OfferResource(LiveData boards, OfferListing listing, Serving serving) {
        this.boards = boards;
        this.listing = listing;
        this.serving = serving;
    }

    /** Who is behind an offer. */
    @Schema
    public record Advertiser(
            String reference,
            String platform,
            String offerId,
            @Schema(nullable = true) OfferAnswer.MerchantAnswer merchant,
            Instant observedAt,
            boolean sandbox) {}

    @GET
    @Path("/offers")
    @Operation(
            operationId = "getOffers",
            summary = "What passed the filters, best first",
            description =
                    "Offers of the usable books that passed the filters 1 to 4, each with `outlier`. A market without a usable "
                            + "book answers `count` 0 and a `reason`.")
    @SharedParameters({
        "NeededFiat",
        "NeededTradeType",
        "Country",
        "Platform",
        "Amount",
        "PaymentMethod",
        "Page",
        "PageSize"
    })
    @APIResponseSchema(value = OfferPage.class, responseDescription = "The answer.")
    @ErrorExamples({
        "market_required",
        "value_not_allowed",
        "country_of_another_currency",
        "amount_malformed",
        "page_malformed"
    })
    public Response offers(@Context RoutingContext http) {
        Settings settings = boards.settings();
        Query query = Query.of(http);
        Page page = Page.of(query);
        OfferQuestion question = OfferQuestion.read(query, settings, listing::knownPaymentMethods);
        OfferList list = listing.list(question, settings);
        OfferPage answer =
                new OfferPage(summary(settings, list, page), answers(http, question, page.of(list.offers())));
        return Answers.cached(http, answer, until(settings, question, list));
    }

    @GET
    @Path("/offers/best")
    @Operation(
            operationId = "getBestOffers",
            summary = "The best few, without outliers",
            description = "As `/offers`, but the first `limit` only, and those that are no outliers.")
    @SharedParameters({"NeededFiat", "NeededTradeType", "Country", "Platform", "Amount", "PaymentMethod"})
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "How many.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "50", defaultValue = "3"))
    @APIResponseSchema(value = OfferPage.class, responseDescription = "The answer.")
    @ErrorExamples({
        "market_required",
        "value_not_allowed",
        "country_of_another_currency",
        "amount_malformed",
        "limit_malformed"
    })
    public Response best(@Context RoutingContext http) {
        Settings settings = boards.settings();
        Query query = Query.of(http);
        Page page = new Page(1, query.whole("limit", 1, MOST_BEST).orElse(BEST));
        OfferQuestion question = OfferQuestion.read(query, settings, listing::knownPaymentMethods);
        OfferList list = listing.list(question, settings);
        List<Listed> best =
                page.of(list.offers().stream().filter(Listed::counts).toList());
        Instant observedAt = best.isEmpty() ? list.observedAt() : best.get(0).observedAt();
        FreshnessStatus status = best.isEmpty()
                ? list.status()
                : serving.freshness(settings, Optional.empty())
                        .status(best.get(0).offer().platform(), observedAt);
        OfferList few = new OfferList(best, observedAt, status, list.reason());
        OfferPage answer = new OfferPage(summary(settings, few, page), answers(http, question, best));
        return Answers.cached(http, answer, until(settings, question, few));
    }

    @GET
    @Path("/offers/prices")
    @Operation(
            operationId = "getPrices",
            summary = "Adjusted prices only, best first",
            description = "As `/offers`, but each with its adjusted price only.")
    @SharedParameters({
        "NeededFiat",
        "NeededTradeType",
        "Country",
        "Platform",
        "Amount",
        "PaymentMethod",
        "Page",
        "PageSize"
    })
    @APIResponseSchema(value = PricePage.class, responseDescription = "The answer.")
    @ErrorExamples({
        "market_required",
        "value_not_allowed",
        "country_of_another_currency",
        "amount_malformed",
        "page_malformed"
    })
    public Response prices(@Context RoutingContext http) {
        Settings settings = boards.settings();
        Query query = Query.of(http);
        Page page = Page.of(query);
        OfferQuestion question = OfferQuestion.read(query, settings, listing::knownPaymentMethods);
        OfferList list = listing.list(question, settings);
        List<BigDecimal> prices = page.of(list.offers()).stream()
                .map(Listed::adjustedPrice)
                .filter(Objects::nonNull)
                .toList();
        return Answers.cached(
                http, new PricePage(summary(settings, list, page), prices), until(settings, question, list));
    }

    @GET
    @Path("/advertiser")
    @Operation(
            operationId = "getAdvertiser",
            summary = "The merchant behind an offer (group operator)",
            description = "`reference` is that of an offer in `/offers`. Integrators get 403.")
    @SharedParameters({"NeededFiat", "NeededTradeType"})
    @Parameter(
            name = "reference",
            in = ParameterIn.QUERY,
            required = true,
            description = "The reference of an offer.",
            schema = @Schema(type = SchemaType.STRING, pattern = "^[A-Za-z0-9_-]{20}$"))
    @APIResponseSchema(value = Advertiser.class, responseDescription = "The answer.")
    @APIResponse(responseCode = "404", description = "There is no such offer.")
    @ErrorExamples({"reference_malformed", "market_required", "operators_only", "unknown_reference"})
    @RolesAllowed(Access.OPERATOR)
    public Response advertiser(@Context RoutingContext http) {
        Settings settings = boards.settings();
        Query query = Query.of(http);
        Optional<String> reference = query.needed("reference", List.of());
        query.matching(
                "reference",
                text -> text.matches("[A-Za-z0-9_-]{" + REFERENCE_LENGTH + "}"),
                "the reference of an offer, as /offers gives it");
        Market zone = OfferQuestion.zone(query, settings);
        return settings.activeMarkets()
                .filter(market -> market.wholeZone().equals(zone))
                .map(market -> new OfferQuestion(market, Optional.empty(), Optional.empty(), Optional.empty()))
                .flatMap(place -> listing.list(place, settings).offers().stream())
                .filter(listed -> OfferReference.of(listed.offer()).equals(reference.orElseThrow()))
                .findFirst()
                .map(listed -> Answers.cached(
                        http,
                        new Advertiser(
                                reference.orElseThrow(),
                                listed.offer().platform(),
                                listed.offer().offerId(),
                                OfferAnswer.MerchantAnswer.of(listed.offer().merchant()),
                                listed.observedAt(),
                                serving.sandbox()),
                        Duration.ZERO))
                .orElseThrow(
                        () -> Problem.notFound("unknown_reference", "No offer in this market has this reference now"));
    }

    private static List<OfferAnswer> answers(RoutingContext http, OfferQuestion question, List<Listed> offers) {
        boolean forOperator = Caller.of(http).isOperator();
        return offers.stream()
                .map(offer -> OfferAnswer.of(question.market(), offer, forOperator))
                .toList();
    }

    private ListSummary summary(Settings settings, OfferList list, Page page) {
        return new ListSummary(
                list.offers().size(),
                page.number(),
                page.size(),
                list.observedAt(),
                serving.freshness(settings, Optional.empty()).ageSeconds(list.observedAt()),
                list.status(),
                list.reason(),
                serving.sandbox());
    }

    private Duration until(Settings settings, OfferQuestion question, OfferList list) {
        NextChange next = serving.nextChange(settings, Optional.empty());
        String best =
                list.offers().isEmpty() ? null : list.offers().get(0).offer().platform();
        return next.after(
                List.of(new Shown(question.market(), next.platforms(Optional.empty()), best, list.observedAt())));
    }
}
