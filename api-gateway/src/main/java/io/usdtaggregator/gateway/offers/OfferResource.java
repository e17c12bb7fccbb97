package io.usdtaggregator.gateway.offers;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.NonBlocking;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.gateway.access.Caller;
import io.usdtaggregator.gateway.http.Answers;
import io.usdtaggregator.gateway.http.Page;
import io.usdtaggregator.gateway.http.Query;
import io.usdtaggregator.gateway.livedata.LiveData;
import io.usdtaggregator.gateway.offers.OfferList.Listed;
import io.usdtaggregator.gateway.rates.NextChange;
import io.usdtaggregator.gateway.rates.NextChange.Shown;
import io.usdtaggregator.gateway.rates.Serving;
import io.usdtaggregator.model.freshness.FreshnessStatus;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.rate.UnavailableReason;
import io.usdtaggregator.model.settings.Settings;
import io.vertx.ext.web.RoutingContext;
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

/** The offers of one market, all platforms together. */
@NonBlocking
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
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

    /** A page of offers, or of prices. */
    public record OfferPage(
            int count,
            Integer page,
            Integer pageSize,
            Instant observedAt,
            Long ageSeconds,
            FreshnessStatus status,
            @JsonInclude(JsonInclude.Include.NON_NULL) UnavailableReason reason,
            boolean sandbox,
            @JsonInclude(JsonInclude.Include.NON_NULL) List<OfferAnswer> offers,
            @JsonInclude(JsonInclude.Include.NON_NULL) List<BigDecimal> prices) {}

    /** Who is behind an offer. */
    public record Advertiser(
            String reference,
            String platform,
            String offerId,
            OfferAnswer.MerchantAnswer merchant,
            Instant observedAt,
            boolean sandbox) {}

    @GET
    @Path("/offers")
    public Response offers(@Context RoutingContext http) {
        Settings settings = boards.settings();
        Query query = Query.of(http);
        Page page = Page.of(query);
        OfferQuestion question = OfferQuestion.read(query, settings, listing::knownPaymentMethods);
        OfferList list = listing.list(question, settings);
        return answer(http, settings, question, list, page, answers(http, question, page.of(list.offers())), null);
    }

    @GET
    @Path("/offers/best")
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
        return answer(http, settings, question, few, page, answers(http, question, best), null);
    }

    @GET
    @Path("/offers/prices")
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
        return answer(http, settings, question, list, page, null, prices);
    }

    @GET
    @Path("/advertiser")
    public Response advertiser(@Context RoutingContext http) {
        if (!Caller.of(http).isOperator()) {
            throw Problem.forbidden("operators_only", "Only the group operator sees who is behind an offer");
        }
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

    private Response answer(
            RoutingContext http,
            Settings settings,
            OfferQuestion question,
            OfferList list,
            Page page,
            List<OfferAnswer> offers,
            List<BigDecimal> prices) {
        OfferPage body = new OfferPage(
                list.offers().size(),
                page.number(),
                page.size(),
                list.observedAt(),
                serving.freshness(settings, Optional.empty()).ageSeconds(list.observedAt()),
                list.status(),
                list.reason(),
                serving.sandbox(),
                offers,
                prices);
        return Answers.cached(http, body, until(settings, question, list));
    }

    private Duration until(Settings settings, OfferQuestion question, OfferList list) {
        NextChange next = serving.nextChange(settings, Optional.empty());
        String best =
                list.offers().isEmpty() ? null : list.offers().get(0).offer().platform();
        return next.after(
                List.of(new Shown(question.market(), next.platforms(Optional.empty()), best, list.observedAt())));
    }
}
