package io.usdtaggregator.model.listing;

import io.usdtaggregator.model.adjusting.RuleChoice;
import io.usdtaggregator.model.choosing.BookPool;
import io.usdtaggregator.model.choosing.MarketBooks;
import io.usdtaggregator.model.choosing.RateCalculation;
import io.usdtaggregator.model.filtering.FilterPipeline;
import io.usdtaggregator.model.freshness.FreshnessStatus;
import io.usdtaggregator.model.listing.OfferList.Listed;
import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.market.DropReason;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.market.SetAsideOffer;
import io.usdtaggregator.model.rate.Adjustment;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.UnavailableReason;
import io.usdtaggregator.model.serving.Freshness;
import io.usdtaggregator.model.settings.PlatformSetting;
import io.usdtaggregator.model.snapshot.MarketSnapshot;
import io.usdtaggregator.model.snapshot.RatesSnapshot;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists offers out of one snapshot: what passed the filters 1 to 4, those set aside marked, prices by the market's rule. */
public final class OfferListing {
    private final MarketSnapshot moment;
    private final Freshness freshness;

    /** @param freshness judges all rows at one instant */
    public OfferListing(MarketSnapshot moment, Freshness freshness) {
        this.moment = moment;
        this.freshness = freshness;
    }

    public OfferList list(OfferQuestion question) {
        List<OfferBook> all = books(question.market()).toList();
        List<OfferBook> usable = all.stream()
                .filter(book -> freshness.status(book) != FreshnessStatus.UNAVAILABLE)
                .toList();
        List<OfferBook> pool = new BookPool(freshness::status).of(all);
        Map<Offer, DropReason> setAside = setAside(question, pool, usable);
        Optional<Adjustment> rule = rule(question);
        List<Listed> offers = asked(usable, question)
                .flatMap(book -> book.offers().stream()
                        .filter(question::fits)
                        .map(offer -> listed(
                                offer,
                                book,
                                setAside.get(offer),
                                question.platform().isPresent() || pool.contains(book),
                                rule)))
                .sorted(Comparator.comparing(
                        Listed::offer, Offer.bestFirst(question.market().tradeType())))
                .toList();
        return offers.isEmpty()
                ? none(question, all, usable)
                : OfferList.of(offers, flags(asked(usable, question).toList()));
    }

    /** Why the rate leaves offers out, after the payment method has narrowed them (docs/domain.md, 2). */
    private Map<Offer, DropReason> setAside(OfferQuestion question, List<OfferBook> pool, List<OfferBook> usable) {
        FilterPipeline filters = question.methods().isEmpty()
                ? new FilterPipeline(moment.settings())
                : FilterPipeline.paidBy(question.methods(), moment.settings());
        Market zone = question.market().wholeZone();
        Optional<BigDecimal> zoneReference = new RateCalculation(moment.settings())
                .zoneReference(MarketBooks.of(zone, books(zone).toList()), freshness.servedAt());
        List<OfferBook> late =
                usable.stream().filter(book -> !pool.contains(book)).toList();
        return filters.judge(question.market(), offers(pool), offers(late), zoneReference).setAside().stream()
                .collect(Collectors.toMap(SetAsideOffer::offer, SetAsideOffer::reason, (one, same) -> one));
    }

    private static List<Offer> offers(List<OfferBook> books) {
        return books.stream().flatMap(book -> book.offers().stream()).toList();
    }

    private static OfferList none(OfferQuestion question, List<OfferBook> all, List<OfferBook> usable) {
        List<OfferBook> seen = asked(all, question).toList();
        return new OfferList(
                List.of(),
                seen.stream()
                        .map(OfferBook::observedAt)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                FreshnessStatus.UNAVAILABLE,
                flags(seen),
                whyNone(seen, asked(usable, question).toList(), question));
    }

    private static Set<BookFlag> flags(List<OfferBook> books) {
        return books.stream().flatMap(book -> book.flags().stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Of the platforms that are active by the settings of this very moment. */
    private Stream<OfferBook> books(Market market) {
        return moment.settings()
                .activePlatforms()
                .map(PlatformSetting::code)
                .flatMap(platform -> moment.books().book(platform, market).stream());
    }

    private static Stream<OfferBook> asked(List<OfferBook> books, OfferQuestion question) {
        return books.stream()
                .filter(book -> question.platform().map(book.platform()::equals).orElse(true));
    }

    /** That of the published rate; before the first one, what staff's rules say now. */
    private Optional<Adjustment> rule(OfferQuestion question) {
        RatesSnapshot rates = moment.rates();
        return rates.rate(question.platform().orElse(Rate.POLICY), question.market())
                .or(() -> rates.rate(Rate.POLICY, question.market()))
                .flatMap(Rate::priced)
                .map(PricedRate::rule)
                .orElseGet(() -> new RuleChoice(moment.settings().adjustments())
                        .inForce(question.market(), freshness.servedAt()));
    }

    private Listed listed(Offer offer, OfferBook book, DropReason setAside, boolean counts, Optional<Adjustment> rule) {
        BigDecimal adjusted = rule.map(known -> known.applyTo(offer.price())).orElse(offer.price());
        return new Listed(
                offer,
                adjusted.signum() > 0 ? adjusted : null,
                setAside,
                counts && setAside == null,
                book.observedAt(),
                freshness.status(book));
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
