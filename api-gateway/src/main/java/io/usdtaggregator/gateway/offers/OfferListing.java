package io.usdtaggregator.gateway.offers;

import io.usdtaggregator.gateway.livedata.BooksSnapshot;
import io.usdtaggregator.gateway.livedata.LiveData;
import io.usdtaggregator.gateway.livedata.RatesSnapshot;
import io.usdtaggregator.gateway.offers.OfferList.Listed;
import io.usdtaggregator.gateway.rates.Freshness;
import io.usdtaggregator.gateway.rates.Serving;
import io.usdtaggregator.model.adjusting.RuleChoice;
import io.usdtaggregator.model.choosing.BookPool;
import io.usdtaggregator.model.filtering.FilterPipeline;
import io.usdtaggregator.model.freshness.FreshnessStatus;
import io.usdtaggregator.model.market.DropReason;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.market.SetAsideOffer;
import io.usdtaggregator.model.rate.Adjustment;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.UnavailableReason;
import io.usdtaggregator.model.settings.Settings;
import io.usdtaggregator.model.settings.Settings.Platform;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists offers out of the books in memory: what passed the filters 1 to 4, outliers marked, prices by the market's rule. */
@Singleton
public class OfferListing {
    private final LiveData boards;
    private final Serving serving;

    OfferListing(LiveData boards, Serving serving) {
        this.boards = boards;
        this.serving = serving;
    }

    OfferList list(OfferQuestion question, Settings settings) {
        Freshness freshness = serving.freshness(settings, Optional.empty());
        List<OfferBook> all = books(question.market(), settings).toList();
        List<OfferBook> usable = all.stream()
                .filter(book -> freshness.status(book) != FreshnessStatus.UNAVAILABLE)
                .toList();
        List<OfferBook> pool = new BookPool(freshness::status).of(all);
        Set<Offer> outliers = outliers(question, settings, pool, usable);
        Optional<Adjustment> rule = rule(question, settings, freshness.servedAt());
        List<Listed> offers = asked(usable, question)
                .flatMap(book -> book.offers().stream()
                        .filter(question::fits)
                        .map(offer -> listed(
                                offer,
                                book,
                                outliers.contains(offer),
                                question.platform().isPresent() || pool.contains(book),
                                rule)))
                .sorted(Comparator.comparing(
                        Listed::offer, Offer.bestFirst(question.market().tradeType())))
                .toList();
        if (!offers.isEmpty()) {
            Instant observedAt = offers.get(0).observedAt();
            return new OfferList(
                    offers, observedAt, freshness.status(offers.get(0).offer().platform(), observedAt), null);
        }
        List<OfferBook> seen = asked(all, question).toList();
        return new OfferList(
                offers,
                seen.stream()
                        .map(OfferBook::observedAt)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                FreshnessStatus.UNAVAILABLE,
                whyNone(seen, asked(usable, question).toList(), question));
    }

    /** Judged after the payment method has narrowed the offers (docs/domain.md, 2). */
    private static Set<Offer> outliers(
            OfferQuestion question, Settings settings, List<OfferBook> pool, List<OfferBook> usable) {
        FilterPipeline filters = question.paymentMethod()
                .map(method -> FilterPipeline.paidBy(Set.of(method), settings))
                .orElseGet(() -> new FilterPipeline(settings));
        return filters
                .judge(question.market(), offers(pool.stream()), offers(asked(usable, question)))
                .setAside()
                .stream()
                .filter(setAside -> setAside.reason() == DropReason.OUTLIER)
                .map(SetAsideOffer::offer)
                .collect(Collectors.toSet());
    }

    private static List<Offer> offers(Stream<OfferBook> books) {
        return books.flatMap(book -> book.offers().stream()).toList();
    }

    /** All identifiers that any book in memory knows. */
    Set<String> knownPaymentMethods() {
        Set<String> known = new TreeSet<>();
        boards.books().books().values().forEach(book -> book.readable()
                .forEach(offer -> offer.paymentMethods().forEach(method -> known.add(method.identifier()))));
        return known;
    }

    private Stream<OfferBook> books(Market market, Settings settings) {
        BooksSnapshot board = boards.books();
        return settings.activePlatforms()
                .map(Platform::code)
                .flatMap(platform -> board.book(platform, market).stream());
    }

    private static Stream<OfferBook> asked(List<OfferBook> books, OfferQuestion question) {
        return books.stream()
                .filter(book -> question.platform().map(book.platform()::equals).orElse(true));
    }

    /** That of the published rate; before the first one, what staff's rules say now. */
    private Optional<Adjustment> rule(OfferQuestion question, Settings settings, Instant now) {
        RatesSnapshot rates = boards.rates();
        return rates.rate(question.platform().orElse(Rate.POLICY), question.market())
                .or(() -> rates.rate(Rate.POLICY, question.market()))
                .flatMap(Rate::priced)
                .map(PricedRate::rule)
                .orElseGet(() -> new RuleChoice(settings.adjustments()).inForce(question.market(), now));
    }

    private static Listed listed(
            Offer offer, OfferBook book, boolean outlier, boolean counts, Optional<Adjustment> rule) {
        BigDecimal adjusted = rule.map(known -> known.applyTo(offer.price())).orElse(offer.price());
        return new Listed(
                offer, adjusted.signum() > 0 ? adjusted : null, outlier, counts && !outlier, book.observedAt());
    }

    private static UnavailableReason whyNone(List<OfferBook> seen, List<OfferBook> usable, OfferQuestion question) {
        if (usable.isEmpty()) {
            return seen.isEmpty() ? UnavailableReason.NO_BOOK : UnavailableReason.TOO_OLD;
        }
        boolean any = usable.stream().anyMatch(book -> !book.offers().isEmpty());
        boolean anyPayable =
                usable.stream().flatMap(book -> book.offers().stream()).anyMatch(question::fitsPaymentMethod);
        return any && !anyPayable
                ? UnavailableReason.NO_OFFER_WITH_PAYMENT_METHOD
                : UnavailableReason.NO_ELIGIBLE_OFFERS;
    }
}
