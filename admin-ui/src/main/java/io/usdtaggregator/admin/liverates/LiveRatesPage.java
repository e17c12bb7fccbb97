package io.usdtaggregator.admin.liverates;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.history.CandleHistory;
import io.usdtaggregator.admin.history.CandleSpan;
import io.usdtaggregator.admin.navigation.Paged;
import io.usdtaggregator.admin.page.Addresses;
import io.usdtaggregator.admin.page.Frame;
import io.usdtaggregator.admin.page.Pages;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.rate.Rate;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.ResponseHeader;

/** Both rates of each place as they are now; the page follows them by itself. */
@Path("/")
public class LiveRatesPage {
    private final Pages pages;
    private final LiveRates rates;
    private final CandleHistory history;

    LiveRatesPage(Pages pages, LiveRates rates, CandleHistory history) {
        this.pages = pages;
        this.rates = rates;
        this.history = history;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance liveRates(
                Frame frame, Paged<CurrencyRates> shown, List<CurrencyRates> currencies);

        static native TemplateInstance liveRates$rows(Frame frame, List<CurrencyRates> currencies);

        static native TemplateInstance day(Frame frame, List<DaySide> sides);

        private Templates() {}
    }

    @GET
    public Uni<TemplateInstance> show() {
        Frame frame = pages.frame();
        return rates.read(frame.language(), pages.number())
                .map(shown -> pages.inLanguage(Templates.liveRates(frame, shown, shown.rows())));
    }

    /** The rows of the table, again and again. */
    @GET
    @Path("live-rates/stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    public Multi<String> stream() {
        Frame frame = pages.frame();
        Locale locale = pages.locale();
        return rates.stream(frame.language(), pages.number())
                .onItem()
                .transformToUniAndConcatenate(rows ->
                        Templates.liveRates$rows(frame, rows).setLocale(locale).createUni());
    }

    /** The last day of both sides of a place as small lines; loaded after the page, so that the page waits for no history. */
    @GET
    @Path("live-rates/day/{key}")
    public Uni<TemplateInstance> day(@PathParam("key") String key) {
        Place place = Place.of(Addresses.market(key));
        Instant now = Instant.now();
        return Uni.combine()
                .all()
                .unis(day(place.buy(), now), day(place.sell(), now))
                .with((buy, sell) ->
                        Stream.of(buy, sell).filter(side -> side.line() != null).toList())
                .map(sides -> pages.inLanguage(Templates.day(pages.frame(), sides)));
    }

    private Uni<DaySide> day(Market market, Instant now) {
        return history.of(market.key(), Rate.POLICY, CandleSpan.DAY, now, pages.zone())
                .map(candles -> DayLine.of(candles, now))
                .onFailure()
                .recoverWithNull()
                .map(line -> new DaySide(market.tradeType(), line));
    }
}
