package io.usdtaggregator.model.choosing;

import io.usdtaggregator.model.filtering.FilterPipeline;
import io.usdtaggregator.model.filtering.OutlierFilter;
import io.usdtaggregator.model.freshness.FreshnessLimits;
import io.usdtaggregator.model.freshness.FreshnessStatus;
import io.usdtaggregator.model.market.FilteredOffers;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.MerchantOffers;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.UnavailableReason;
import io.usdtaggregator.model.settings.PlatformSetting;
import io.usdtaggregator.model.settings.Settings;
import io.usdtaggregator.model.settings.SourcePolicy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The offers of one market at one instant, of all active platforms, judged together once: whatever the source, its rate is
 * made of what is left here (docs/domain.md, 2 and 3).
 */
public final class JudgedMarket {
    private final Settings settings;
    private final FilterPipeline filters;
    private final MarketBooks books;
    private final Instant now;
    private final List<String> platforms;
    private final List<OfferBook> pool;
    private final FilteredOffers pooled;
    private final OfferFigures ofPool;

    /** A zone's offers: its own reference rate is what its countries are compared with. */
    static JudgedMarket ofZone(Settings settings, FilterPipeline filters, MarketBooks zone, Instant now) {
        JudgedMarket alone = new JudgedMarket(settings, filters, zone, now, Optional.empty());
        return new JudgedMarket(alone, alone.ownReference());
    }

    /** @param zoneReference {@link #reference} of the zone that the market lies in */
    JudgedMarket(
            Settings settings,
            FilterPipeline filters,
            MarketBooks books,
            Instant now,
            Optional<BigDecimal> zoneReference) {
        this.settings = settings;
        this.filters = filters;
        this.books = books;
        this.now = now;
        this.platforms = inOrderOfTrust(settings);
        this.pool = new BookPool(this::status).of(present().toList());
        this.pooled = filters.judge(books.market(), offersOf(pool), zoneReference);
        this.ofPool = new OfferFigures(pooled);
    }

    /** With so many merchants as make a reference rate, the median judges and not the reference rate. */
    private JudgedMarket(JudgedMarket zone, Optional<BigDecimal> reference) {
        this.settings = zone.settings;
        this.filters = zone.filters;
        this.books = zone.books;
        this.now = zone.now;
        this.platforms = zone.platforms;
        this.pool = zone.pool;
        this.pooled = zone.pooled.comparedWith(reference);
        this.ofPool = zone.ofPool;
    }

    /** The active platforms, the default one first, then in staff's order. */
    private static List<String> inOrderOfTrust(Settings settings) {
        return settings.activePlatforms()
                .sorted(Comparator.comparing(platform -> !platform.isDefault()))
                .map(PlatformSetting::code)
                .toList();
    }

    public Market market() {
        return books.market();
    }

    Instant now() {
        return now;
    }

    /**
     * The zone's reference rate, of all platforms and payment methods together: what a market of few merchants is compared
     * with. Empty where the zone has too few merchants itself.
     */
    public Optional<BigDecimal> reference() {
        return Optional.ofNullable(pooled.zoneReference());
    }

    private Optional<BigDecimal> ownReference() {
        return MerchantOffers.areAtLeast(OutlierFilter.FEWEST, pooled.all()) ? ofPool.reference() : Optional.empty();
    }

    /** @param source {@link Rate#POLICY} or a platform's code */
    Choice choose(String source) {
        if (!source.equals(Rate.POLICY)) {
            return only(source);
        }
        return settings.sourcePolicy() == SourcePolicy.BEST_OF_ALL ? bestOfAll() : defaultWithFallback();
    }

    /** What the chosen offers come to; those of all platforms together are worked out once, whoever chooses them. */
    OfferFigures figures(Choice choice) {
        return choice.filtered() == pooled ? ofPool : new OfferFigures(choice.filtered());
    }

    private Stream<OfferBook> present() {
        return platforms.stream().map(books::of).flatMap(Optional::stream);
    }

    private FreshnessStatus status(OfferBook book) {
        return FreshnessLimits.of(settings, book.platform()).status(book.observedAt(), now);
    }

    private Choice only(String platform) {
        return books.of(platform)
                .map(book -> from(List.of(book)))
                .orElseGet(() -> Choice.nothing(UnavailableReason.NO_BOOK, List.of(), FilteredOffers.NONE));
    }

    private Choice bestOfAll() {
        List<OfferBook> all = pool.isEmpty() ? present().toList() : pool;
        return all.isEmpty() ? Choice.nothing(UnavailableReason.NO_BOOK, List.of(), FilteredOffers.NONE) : from(all);
    }

    private Choice defaultWithFallback() {
        Optional<Choice> serving = platforms.stream()
                .filter(platform ->
                        books.of(platform).filter(book -> isFresh(book)).isPresent())
                .map(this::served)
                .filter(choice -> choice.reason().isEmpty())
                .findFirst()
                .or(() -> platforms.stream()
                        .map(this::served)
                        .filter(choice -> !choice.books().isEmpty() && hasOffers(choice))
                        .findFirst());
        return serving.orElseGet(() -> platforms.stream()
                .map(this::only)
                .filter(choice -> !choice.books().isEmpty())
                .findFirst()
                .orElseGet(() -> Choice.nothing(UnavailableReason.NO_BOOK, List.of(), FilteredOffers.NONE)));
    }

    /** A book with offers that is too old ends the search: an older one of a lesser platform must not take over. */
    private boolean hasOffers(Choice choice) {
        return choice.reason().isEmpty() || choice.reason().get() == UnavailableReason.TOO_OLD;
    }

    private Choice served(String platform) {
        Choice choice = only(platform);
        boolean fallingBack = choice.reason().isEmpty() && !isDefault(platform);
        return fallingBack ? choice.fallingBack(whyNotTheDefault()) : choice;
    }

    private boolean isDefault(String platform) {
        return settings.defaultPlatform()
                .filter(standard -> standard.code().equals(platform))
                .isPresent();
    }

    private String whyNotTheDefault() {
        Optional<String> standard = settings.defaultPlatform().map(PlatformSetting::code);
        if (standard.isEmpty()) {
            return "no default platform is active";
        }
        String code = standard.get();
        Optional<OfferBook> book = books.of(code);
        if (book.isEmpty()) {
            return code + " has no book";
        }
        return isFresh(book.get())
                ? code + " has no eligible offer"
                : code + " was last read at " + book.get().observedAt() + ", longer ago than "
                        + FreshnessLimits.of(settings, code).staleAfter();
    }

    private boolean isFresh(OfferBook book) {
        return status(book) == FreshnessStatus.FRESH;
    }

    private Choice from(List<OfferBook> chosen) {
        if (chosen.stream().allMatch(book -> status(book) == FreshnessStatus.UNAVAILABLE)) {
            return Choice.nothing(UnavailableReason.TOO_OLD, chosen, FilteredOffers.NONE);
        }
        FilteredOffers filtered = judged(chosen);
        return filtered.offers().isEmpty()
                ? Choice.nothing(UnavailableReason.NO_ELIGIBLE_OFFERS, chosen, filtered)
                : new Choice(filtered, chosen, allFresh(filtered, chosen), Optional.empty(), Optional.empty());
    }

    /** Whether every book that offers came from is. */
    private boolean allFresh(FilteredOffers filtered, List<OfferBook> chosen) {
        return chosen.stream()
                .filter(book -> filtered.offers().stream()
                        .anyMatch(offer -> offer.platform().equals(book.platform())))
                .allMatch(this::isFresh);
    }

    /** Of these books; the pool judges those too that are too old to be in it. */
    private FilteredOffers judged(List<OfferBook> chosen) {
        List<OfferBook> late =
                chosen.stream().filter(book -> !pool.contains(book)).toList();
        if (late.isEmpty() && chosen.size() == pool.size()) {
            return pooled;
        }
        FilteredOffers judged =
                late.isEmpty() ? pooled : filters.judge(books.market(), offersOf(pool), offersOf(late), reference());
        return judged.of(chosen.stream().map(OfferBook::platform).collect(Collectors.toSet()));
    }

    private static List<Offer> offersOf(List<OfferBook> books) {
        List<Offer> offers = new ArrayList<>();
        books.forEach(book -> offers.addAll(book.offers()));
        return offers;
    }
}
