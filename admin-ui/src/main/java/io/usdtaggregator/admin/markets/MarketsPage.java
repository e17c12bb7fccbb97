package io.usdtaggregator.admin.markets;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.page.Frame;
import io.usdtaggregator.admin.page.Pages;
import io.usdtaggregator.admin.problem.Refusal;
import io.usdtaggregator.admin.settings.SettingsStore;
import io.usdtaggregator.model.market.DropReason;
import io.usdtaggregator.model.market.DroppedOffer;
import io.usdtaggregator.model.market.Gap;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.market.ReadRecord;
import io.usdtaggregator.model.settings.Settings;
import io.usdtaggregator.model.settings.Settings.Platform;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Why a market is thin: what was read of it, what was dropped and why, and when it could not be read. */
@Path("/markets")
public class MarketsPage {
    private final Pages pages;
    private final SettingsStore settings;
    private final Readings readings;

    MarketsPage(Pages pages, SettingsStore settings, Readings readings) {
        this.pages = pages;
        this.settings = settings;
        this.readings = readings;
    }

    /** @param rows a market each, in the order of the settings */
    public record PlatformRows(Platform platform, List<Row> rows) {}

    /** @param excluded dropped offers by reason */
    public record Row(
            Market market, String status, Instant lastGoodAt, int eligible, Map<DropReason, Integer> excluded) {}

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance markets(Frame frame, List<PlatformRows> platforms);

        static native TemplateInstance market(
                Frame frame,
                Platform platform,
                Market market,
                Optional<OfferBook> book,
                List<DroppedOffer> dropped,
                List<Gap> gaps);

        private Templates() {}
    }

    @GET
    public Uni<TemplateInstance> show() {
        return settings.read()
                .chain(inForce -> Multi.createFrom()
                        .items(inForce.activePlatforms())
                        .onItem()
                        .transformToUniAndConcatenate(platform -> rows(inForce, platform))
                        .collect()
                        .asList())
                .map(platforms -> pages.inLanguage(Templates.markets(pages.frame(), platforms)));
    }

    /** One market on one platform; {@code key} as {@link Market#key()} writes it. */
    @GET
    @Path("/{platform}/{key}")
    public Uni<TemplateInstance> show(@PathParam("platform") String code, @PathParam("key") String key) {
        Market market = market(key);
        return settings.read().chain(inForce -> {
            Platform platform = inForce.platform(code).orElseThrow(() -> Refusal.notFound("This platform"));
            return Uni.combine()
                    .all()
                    .unis(readings.book(code, market), readings.gaps(code))
                    .asTuple()
                    .map(found -> pages.inLanguage(Templates.market(
                            pages.frame(),
                            platform,
                            market,
                            found.getItem1(),
                            found.getItem1().map(OfferBook::dropped).orElse(List.of()),
                            found.getItem2().stream()
                                    .filter(gap -> gap.market().equals(market))
                                    .toList())));
        });
    }

    private Uni<PlatformRows> rows(Settings inForce, Platform platform) {
        List<Market> markets = inForce.activeMarkets().toList();
        return Uni.combine()
                .all()
                .unis(readings.books(platform.code(), markets), readings.reads(platform.code()))
                .asTuple()
                .map(found -> new PlatformRows(
                        platform,
                        markets.stream()
                                .map(market -> row(
                                        market,
                                        Optional.ofNullable(found.getItem1().get(market)),
                                        Optional.ofNullable(found.getItem2().get(market))))
                                .toList()));
    }

    private static Row row(Market market, Optional<OfferBook> book, Optional<ReadRecord> read) {
        return new Row(
                market,
                read.map(last -> last.status().name()).orElse("NONE"),
                read.map(ReadRecord::lastGoodAt).orElse(null),
                book.map(found -> found.offers().size()).orElse(0),
                book.map(OfferBook::excluded).orElse(Map.of()));
    }

    private static Market market(String key) {
        try {
            return Market.parse(key);
        } catch (IllegalArgumentException notOne) {
            throw Refusal.notFound("This market");
        }
    }
}
