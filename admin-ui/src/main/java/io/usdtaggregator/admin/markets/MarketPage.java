package io.usdtaggregator.admin.markets;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.history.CandleSpan;
import io.usdtaggregator.admin.page.Addresses;
import io.usdtaggregator.admin.page.Frame;
import io.usdtaggregator.admin.page.Pages;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;

/** One market: its rate and how it came about, its offers with what became of each, its past. */
@Path("/markets/{key}")
public class MarketPage {
    private static final int OFFERS_SHOWN = 200;
    private static final int GAPS_SHOWN = 20;

    private final Pages pages;
    private final Markets markets;

    MarketPage(Pages pages, Markets markets) {
        this.pages = pages;
        this.markets = markets;
    }

    /**
     * The part of the offers that a reader wants.
     *
     * @param rows the first of them
     * @param found how many there are
     */
    public record ShownOffers(OfferQuery query, List<OfferRow> rows, int found) {}

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance market(
                Frame frame, MarketView view, ShownOffers offers, List<CandleSpan> spans, int gapsShown);

        private Templates() {}
    }

    @GET
    public Uni<TemplateInstance> show(
            @PathParam("key") String key, @QueryParam("method") String method, @QueryParam("state") String state) {
        OfferQuery query = OfferQuery.of(method, state);
        return markets.of(Addresses.market(key)).map(view -> {
            List<OfferRow> found = query.among(view.offers());
            ShownOffers offers =
                    new ShownOffers(query, found.stream().limit(OFFERS_SHOWN).toList(), found.size());
            return pages.inLanguage(
                    Templates.market(pages.frame(), view, offers, List.of(CandleSpan.values()), GAPS_SHOWN));
        });
    }
}
