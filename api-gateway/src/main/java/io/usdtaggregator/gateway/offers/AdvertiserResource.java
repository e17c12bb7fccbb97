package io.usdtaggregator.gateway.offers;

import io.smallrye.common.annotation.NonBlocking;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.gateway.documentation.ErrorExamples;
import io.usdtaggregator.gateway.documentation.SharedParameters;
import io.usdtaggregator.gateway.http.answer.Answers;
import io.usdtaggregator.gateway.http.input.Query;
import io.usdtaggregator.gateway.livedata.LiveData;
import io.usdtaggregator.gateway.rates.answer.AnswerContext;
import io.usdtaggregator.model.access.Access;
import io.usdtaggregator.model.listing.OfferList;
import io.usdtaggregator.model.listing.OfferListing;
import io.usdtaggregator.model.listing.OfferQuestion;
import io.usdtaggregator.model.market.Market;
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

/** The merchants behind offers, for operators. */
@NonBlocking
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Offers")
@RolesAllowed({Access.INTEGRATOR, Access.OPERATOR})
public class AdvertiserResource {
    private static final int REFERENCE_LENGTH = 20;

    private final LiveData live;
    private final AnswerContext context;

    AdvertiserResource(LiveData live, AnswerContext context) {
        this.live = live;
        this.context = context;
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
        MarketSnapshot moment = live.snapshot();
        Query query = Query.of(http);
        Optional<String> reference = query.needed("reference", List.of());
        query.matching(
                "reference",
                text -> text.matches("[A-Za-z0-9_-]{" + REFERENCE_LENGTH + "}"),
                "the reference of an offer, as /offers gives it");
        Market zone = OfferParameters.zone(query, moment.settings());
        OfferListing listing = new OfferListing(moment, context.freshness(moment.settings(), Optional.empty()));
        return moment.settings()
                .activeMarkets()
                .filter(market -> market.wholeZone().equals(zone))
                .flatMap(market -> listing.list(OfferQuestion.all(market)).offers().stream())
                .filter(listed -> OfferReference.of(listed.offer()).equals(reference.orElseThrow()))
                .findFirst()
                .map(listed -> Answers.cached(http, advertiser(reference.orElseThrow(), listed), Duration.ZERO))
                .orElseThrow(
                        () -> Problem.notFound("unknown_reference", "No offer in this market has this reference now"));
    }

    private Advertiser advertiser(String reference, OfferList.Listed listed) {
        return new Advertiser(
                reference,
                listed.offer().platform(),
                listed.offer().offerId(),
                OfferAnswer.MerchantAnswer.of(listed.offer().merchant()),
                listed.observedAt(),
                context.sandbox());
    }
}
