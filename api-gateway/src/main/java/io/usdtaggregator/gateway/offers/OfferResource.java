package io.usdtaggregator.gateway.offers;

import io.smallrye.common.annotation.NonBlocking;
import io.usdtaggregator.gateway.documentation.ErrorExamples;
import io.usdtaggregator.gateway.documentation.SharedParameters;
import io.usdtaggregator.gateway.http.answer.Answers;
import io.usdtaggregator.gateway.http.input.Page;
import io.usdtaggregator.gateway.http.input.Query;
import io.usdtaggregator.gateway.offers.OfferAnswer.OfferPage;
import io.usdtaggregator.gateway.security.Caller;
import io.usdtaggregator.model.access.Access;
import io.usdtaggregator.model.listing.OfferList;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The offers of one market and their prices, all platforms together. */
@NonBlocking
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Offers")
@RolesAllowed({Access.INTEGRATOR, Access.OPERATOR})
@SharedParameters({"NeededFiat", "NeededTradeType", "Country", "Platform", "Amount", "PaymentMethod"})
@ErrorExamples({
    "market_required",
    "value_not_allowed",
    "country_of_another_currency",
    "amount_malformed",
    "too_many_decimals"
})
public class OfferResource {
    private static final int BEST = 3;
    private static final int MOST_BEST = 50;

    private final ListedOffers.Reader offers;

    OfferResource(ListedOffers.Reader offers) {
        this.offers = offers;
    }

    @GET
    @Path("/offers")
    @Operation(
            operationId = "getOffers",
            summary = "What passed the filters, best first",
            description =
                    "Offers of the usable books that passed the filters 1 to 4, each with `outlier`. A market without a usable "
                            + "book answers `count` 0 and a `reason`.")
    @SharedParameters({"Page", "PageSize"})
    @APIResponseSchema(value = OfferPage.class, responseDescription = "The answer.")
    @ErrorExamples({"page_malformed"})
    public Response offers(@Context RoutingContext http) {
        Query query = Query.of(http);
        Page page = Page.of(query);
        ListedOffers listed = offers.read(query);
        return Answers.cached(
                http, page(http, listed, page, page.of(listed.list().offers())), listed.unchangedFor());
    }

    @GET
    @Path("/offers/best")
    @Operation(
            operationId = "getBestOffers",
            summary = "The best few, without outliers",
            description =
                    "As `/offers`, but the first `limit` only, and those that are no outliers; `count` is of these.")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "How many.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "50", defaultValue = "3"))
    @APIResponseSchema(value = OfferPage.class, responseDescription = "The answer.")
    @ErrorExamples({"limit_malformed"})
    public Response best(@Context RoutingContext http) {
        Query query = Query.of(http);
        Page page = new Page(1, query.whole("limit", 1, MOST_BEST).orElse(BEST));
        ListedOffers listed = offers.read(query).best(page.size());
        return Answers.cached(http, page(http, listed, page, listed.list().offers()), listed.unchangedFor());
    }

    @GET
    @Path("/offers/prices")
    @Operation(
            operationId = "getPrices",
            summary = "Adjusted prices only, best first",
            description = "As `/offers`, but each with its adjusted price only.")
    @SharedParameters({"Page", "PageSize"})
    @APIResponseSchema(value = PricePage.class, responseDescription = "The answer.")
    @ErrorExamples({"page_malformed"})
    public Response prices(@Context RoutingContext http) {
        Query query = Query.of(http);
        Page page = Page.of(query);
        ListedOffers listed = offers.read(query);
        PricePage answer =
                PricePage.of(listed.summary(page), page.of(listed.list().offers()), listed.freshness());
        return Answers.cached(http, answer, listed.unchangedFor());
    }

    private static OfferPage page(RoutingContext http, ListedOffers listed, Page page, List<OfferList.Listed> offers) {
        boolean forOperator = Caller.of(http).isOperator();
        return new OfferPage(
                listed.summary(page),
                offers.stream()
                        .map(offer ->
                                OfferAnswer.of(listed.question().market(), offer, listed.freshness(), forOperator))
                        .toList());
    }
}
