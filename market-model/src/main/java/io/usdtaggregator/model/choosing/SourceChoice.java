package io.usdtaggregator.model.choosing;

import io.usdtaggregator.model.filtering.FilterPipeline;
import io.usdtaggregator.model.filtering.OutlierFilter;
import io.usdtaggregator.model.freshness.FreshnessLimits;
import io.usdtaggregator.model.freshness.FreshnessStatus;
import io.usdtaggregator.model.market.FilteredOffers;
import io.usdtaggregator.model.market.MerchantOffers;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.UnavailableReason;
import io.usdtaggregator.model.settings.Settings;
import io.usdtaggregator.model.settings.Settings.Platform;
import io.usdtaggregator.model.settings.Settings.SourcePolicy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whose offers count (docs/domain.md, 3): by staff's source policy, or of the one platform that a caller named. */
public final class SourceChoice {
    private final Settings settings;
    private final FilterPipeline filters;

    public SourceChoice(Settings settings) {
        this.settings = settings;
        this.filters = new FilterPipeline(settings);
    }

    /**
     * @param source {@link Rate#POLICY} or a platform's code
     * @param zoneReference {@link #zoneReference} of the zone that the market lies in
     */
    public Choice choose(String source, MarketBooks books, Optional<BigDecimal> zoneReference, Instant now) {
        Books at = new Books(books, zoneReference, now);
        if (!source.equals(Rate.POLICY)) {
            return at.only(source);
        }
        return settings.sourcePolicy() == SourcePolicy.BEST_OF_ALL ? at.bestOfAll() : at.defaultWithFallback();
    }

    /**
     * The zone's reference rate, of all platforms and payment methods together: what a market of few merchants is compared with.
     * Empty where the zone has too few merchants itself.
     */
    public Optional<BigDecimal> zoneReference(MarketBooks zone, Instant now) {
        FilteredOffers pool = new Books(zone, Optional.empty(), now).pooled;
        return MerchantOffers.count(pool.all().toList()) < OutlierFilter.FEWEST
                ? Optional.empty()
                : ReferenceRate.of(pool.offers());
    }

    /** The active platforms, the default one first, then in staff's order. */
    private List<String> inOrderOfTrust() {
        return settings.activePlatforms()
                .sorted(Comparator.comparing(platform -> !platform.isDefault()))
                .map(Platform::code)
                .toList();
    }

    /** The books of one market at one instant. */
    private final class Books {
        private final MarketBooks books;
        private final Instant now;
        private final List<String> platforms = inOrderOfTrust();
        private final List<OfferBook> pool;
        private final Optional<BigDecimal> zoneReference;
        private final FilteredOffers pooled;

        Books(MarketBooks books, Optional<BigDecimal> zoneReference, Instant now) {
            this.books = books;
            this.zoneReference = zoneReference;
            this.now = now;
            this.pool = new BookPool(this::status).of(present().toList());
            this.pooled = filters.judge(books.market(), offersOf(pool), zoneReference);
        }

        private Stream<OfferBook> present() {
            return platforms.stream().map(books::of).flatMap(Optional::stream);
        }

        private FreshnessStatus status(OfferBook book) {
            return FreshnessLimits.of(settings, book.platform()).status(book.observedAt(), now);
        }

        Choice only(String platform) {
            return books.of(platform)
                    .map(book -> from(List.of(book)))
                    .orElseGet(() -> Choice.nothing(UnavailableReason.NO_BOOK, List.of(), FilteredOffers.NONE));
        }

        Choice bestOfAll() {
            List<OfferBook> all = pool.isEmpty() ? present().toList() : pool;
            return all.isEmpty()
                    ? Choice.nothing(UnavailableReason.NO_BOOK, List.of(), FilteredOffers.NONE)
                    : from(all);
        }

        Choice defaultWithFallback() {
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
            Optional<String> standard = settings.defaultPlatform().map(Platform::code);
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

        private boolean allFresh(FilteredOffers filtered, List<OfferBook> chosen) {
            Set<String> serving =
                    filtered.offers().stream().map(Offer::platform).collect(Collectors.toSet());
            return chosen.stream()
                    .filter(book -> serving.contains(book.platform()))
                    .allMatch(this::isFresh);
        }

        /** Of these books; the pool judges those too that are too old to be in it. */
        private FilteredOffers judged(List<OfferBook> chosen) {
            List<OfferBook> late =
                    chosen.stream().filter(book -> !pool.contains(book)).toList();
            FilteredOffers judged = late.isEmpty()
                    ? pooled
                    : filters.judge(books.market(), offersOf(pool), offersOf(late), zoneReference);
            return judged.of(chosen.stream().map(OfferBook::platform).collect(Collectors.toSet()));
        }

        private static List<Offer> offersOf(List<OfferBook> books) {
            return books.stream().flatMap(book -> book.offers().stream()).toList();
        }
    }
}
