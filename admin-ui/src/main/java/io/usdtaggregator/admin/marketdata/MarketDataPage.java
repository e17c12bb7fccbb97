package io.usdtaggregator.admin.marketdata;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.livedata.BookReader;
import io.usdtaggregator.admin.markets.BrokenLimit;
import io.usdtaggregator.admin.markets.BrokenLimits;
import io.usdtaggregator.admin.names.SubjectName;
import io.usdtaggregator.admin.navigation.Paged;
import io.usdtaggregator.admin.page.Addresses;
import io.usdtaggregator.admin.page.Frame;
import io.usdtaggregator.admin.page.Pages;
import io.usdtaggregator.admin.settings.SettingsVersions;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.model.market.DropReason;
import io.usdtaggregator.model.market.DroppedOffer;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.rate.Quality;
import io.usdtaggregator.model.reads.Gap;
import io.usdtaggregator.model.reads.ReadRecord;
import io.usdtaggregator.model.settings.PlatformSetting;
import io.usdtaggregator.model.settings.Settings;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why a market is thin: what was read of it, what was dropped and why, and when it could not be read. */
@Path("/market-data")
public class MarketDataPage {
    private static final String NOT_READ = "NONE";
    private static final int MARKETS_ON_A_PAGE = 150;
    private static final int DROPPED_ON_A_PAGE = 100;
    private static final int GAPS_SHOWN = 50;

    private final Pages pages;
    private final SettingsVersions settings;
    private final BookReader books;

    MarketDataPage(Pages pages, SettingsVersions settings, BookReader books) {
        this.pages = pages;
        this.settings = settings;
        this.books = books;
    }

    /**
     * A platform's markets.
     *
     * @param rows a market that was ever read each, in the order of the settings
     * @param unread how many markets were never read there
     */
    public record PlatformRows(PlatformSetting platform, List<Row> rows, int unread) {
        static PlatformRows of(PlatformSetting platform, List<Row> all) {
            List<Row> read =
                    all.stream().filter(row -> !row.status().equals(NOT_READ)).toList();
            return new PlatformRows(platform, read, all.size() - read.size());
        }
    }

    /** A market of a platform, as pages part them. */
    private record RowOf(PlatformRows platform, Row row) {}

    /**
     * Whole platforms, as far as they fit on the page.
     *
     * @param rows of all platforms, one page
     */
    public record ShownPlatforms(List<PlatformRows> platforms, Paged<?> rows) {
        static ShownPlatforms of(List<PlatformRows> all, int page) {
            Paged<RowOf> shown = Paged.of(
                    all.stream()
                            .flatMap(platform -> platform.rows().stream().map(row -> new RowOf(platform, row)))
                            .toList(),
                    page,
                    MARKETS_ON_A_PAGE,
                    "/market-data?page=");
            Map<PlatformRows, List<Row>> byPlatform = shown.rows().stream()
                    .collect(Collectors.groupingBy(
                            RowOf::platform, LinkedHashMap::new, Collectors.mapping(RowOf::row, Collectors.toList())));
            return new ShownPlatforms(
                    all.stream()
                            .filter(platform -> byPlatform.containsKey(platform)
                                    || platform.rows().isEmpty() && !shown.hasBefore())
                            .map(platform -> new PlatformRows(
                                    platform.platform(),
                                    byPlatform.getOrDefault(platform, List.of()),
                                    platform.unread()))
                            .toList(),
                    shown);
        }
    }

    /** @param excluded dropped offers by reason */
    public record Row(
            Market market,
            SubjectName name,
            String status,
            Instant lastGoodAt,
            int eligible,
            Map<DropReason, Integer> excluded) {}

    /** An offer that the collector dropped, with the limits that it breaks. */
    public record DroppedRow(DroppedOffer drop, List<BrokenLimit> limits) {
        /** Whether what the collector recorded tells more than the limits do. */
        public boolean isRecordedBetter() {
            return limits.stream().allMatch(BrokenLimit::isUnspecific);
        }
    }

    /** What is known of one market on one platform. */
    public record OneMarket(
            PlatformSetting platform,
            Market market,
            SubjectName name,
            Settings settings,
            Optional<OfferBook> book,
            Paged<DroppedRow> dropped,
            int setAside,
            List<Gap> gaps) {}

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance markets(Frame frame, ShownPlatforms shown);

        static native TemplateInstance market(Frame frame, OneMarket one);

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
                .map(platforms -> pages.inLanguage(
                        Templates.markets(pages.frame(), ShownPlatforms.of(platforms, pages.number()))));
    }

    /** One market on one platform; {@code key} as {@link Market#key()} writes it. */
    @GET
    @Path("/{platform}/{key}")
    public Uni<TemplateInstance> show(@PathParam("platform") String code, @PathParam("key") String key) {
        Market market = Addresses.market(key);
        return settings.read()
                .chain(inForce -> {
                    PlatformSetting platform = inForce.platform(code)
                            .orElseThrow(() -> Problem.notFound("not_found", "This platform does not exist."));
                    return Uni.combine()
                            .all()
                            .unis(books.book(code, market), books.gaps(code), books.qualities(code, List.of(market)))
                            .asTuple()
                            .map(found -> new OneMarket(
                                    platform,
                                    market,
                                    name(market, inForce),
                                    inForce,
                                    found.getItem1(),
                                    Paged.of(
                                            dropped(market, inForce, found.getItem1()),
                                            pages.number(),
                                            DROPPED_ON_A_PAGE,
                                            "/market-data/" + code + "/" + market.key() + "?page="),
                                    setAside(
                                            Optional.ofNullable(found.getItem3().get(market))),
                                    found.getItem2().stream()
                                            .filter(gap -> gap.market().equals(market))
                                            .limit(GAPS_SHOWN)
                                            .toList()));
                })
                .map(one -> pages.inLanguage(Templates.market(pages.frame(), one)));
    }

    private static List<DroppedRow> dropped(Market market, Settings inForce, Optional<OfferBook> book) {
        BrokenLimits limits = new BrokenLimits(market, inForce, Optional.empty());
        return book.map(OfferBook::dropped).orElse(List.of()).stream()
                .map(drop -> new DroppedRow(drop, limits.of(drop.reason(), drop.offer())))
                .toList();
    }

    private SubjectName name(Market market, Settings inForce) {
        return SubjectName.of(market.key(), inForce, pages.locale().getLanguage());
    }

    private Uni<PlatformRows> rows(Settings inForce, PlatformSetting platform) {
        List<Market> markets = inForce.activeMarkets().toList();
        String language = pages.locale().getLanguage();
        return Uni.combine()
                .all()
                .unis(
                        books.books(platform.code(), markets),
                        books.reads(platform.code()),
                        books.qualities(platform.code(), markets))
                .asTuple()
                .map(found -> PlatformRows.of(
                        platform,
                        markets.stream()
                                .map(market -> row(
                                        market,
                                        SubjectName.of(market.key(), inForce, language),
                                        Optional.ofNullable(found.getItem1().get(market)),
                                        Optional.ofNullable(found.getItem2().get(market)),
                                        Optional.ofNullable(found.getItem3().get(market))))
                                .toList()));
    }

    private static Row row(
            Market market,
            SubjectName name,
            Optional<OfferBook> book,
            Optional<ReadRecord> read,
            Optional<Quality> quality) {
        return new Row(
                market,
                name,
                read.map(last -> last.status().name()).orElse(NOT_READ),
                read.map(ReadRecord::lastGoodAt).orElse(null),
                quality.map(Quality::offersEligible)
                        .or(() -> book.map(found -> found.offers().size()))
                        .orElse(0),
                excluded(book, quality));
    }

    /** What the collector dropped, and what the engine sets aside later. */
    private static Map<DropReason, Integer> excluded(Optional<OfferBook> book, Optional<Quality> quality) {
        Map<DropReason, Integer> excluded = new EnumMap<>(DropReason.class);
        book.map(OfferBook::excluded).ifPresent(excluded::putAll);
        quality.map(Quality::excluded).ifPresent(excluded::putAll);
        return excluded;
    }

    /** How many offers the engine left out when it judged all of them together. */
    private static int setAside(Optional<Quality> quality) {
        return quality.map(found -> DropReason.JUDGED_TOGETHER.stream()
                        .mapToInt(reason -> found.excluded().getOrDefault(reason, 0))
                        .sum())
                .orElse(0);
    }
}
