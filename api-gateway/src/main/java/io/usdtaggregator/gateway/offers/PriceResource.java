package io.usdtaggregator.gateway.offers;

import io.smallrye.common.annotation.NonBlocking;
import io.usdtaggregator.gateway.documentation.ErrorExamples;
import io.usdtaggregator.gateway.documentation.SharedParameters;
import io.usdtaggregator.gateway.http.Answers;
import io.usdtaggregator.gateway.http.Page;
import io.usdtaggregator.gateway.http.Query;
import io.usdtaggregator.model.access.Access;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The prices of one market's offers, all platforms together. */
@NonBlocking
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Offers")
@RolesAllowed({Access.INTEGRATOR, Access.OPERATOR})
public class PriceResource {
    private final ListedOffers.Reader offers;

    PriceResource(ListedOffers.Reader offers) {
        this.offers = offers;
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
        "too_many_decimals",
        "page_malformed"
    })
    public Response prices(@Context RoutingContext http) {
        Query query = Query.of(http);
        Page page = Page.of(query);
        ListedOffers listed = offers.read(query);
        PricePage answer =
                PricePage.of(listed.summary(page), page.of(listed.list().offers()), listed.freshness());
        return Answers.cached(http, answer, listed.unchangedFor());
    }
}
