package io.usdtaggregator.admin.markets;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.history.CandleSpan;
import io.usdtaggregator.admin.navigation.PageNumber;
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
    private static final int GAPS_SHOWN = 20;

    private final Pages pages;
    private final Markets markets;

    MarketPage(Pages pages, Markets markets) {
        this.pages = pages;
        this.markets = markets;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance market(
                Frame frame, MarketView view, ShownOffers offers, List<CandleSpan> spans, int gapsShown);

        private Templates() {}
    }

    /** @param page of the offers, from 1 */
    @GET
    public Uni<TemplateInstance> show(
            @PathParam("key") String key,
            @QueryParam("method") String method,
            @QueryParam("state") String state,
            @QueryParam("page") String page) {
        OfferQuery query = OfferQuery.of(method, state);
        return markets.of(Addresses.market(key))
                .map(view -> pages.inLanguage(Templates.market(
                        pages.frame(),
                        view,
                        ShownOffers.of(query, view.offers(), PageNumber.of(page)),
                        List.of(CandleSpan.values()),
                        GAPS_SHOWN)));
    }
}
