package io.usdtaggregator.model.choosing;

import io.usdtaggregator.model.adjusting.RuleChoice;
import io.usdtaggregator.model.filtering.FilterPipeline;
import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.market.DropReason;
import io.usdtaggregator.model.market.FilteredOffers;
import io.usdtaggregator.model.market.MerchantOffers;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.rate.Adjustment;
import io.usdtaggregator.model.rate.Confidence;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Quality;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.RateOrigin;
import io.usdtaggregator.model.rate.UnavailableReason;
import io.usdtaggregator.model.rate.UnpricedRate;
import io.usdtaggregator.model.settings.Settings;
import io.usdtaggregator.model.settings.rule.ConfidenceLimits;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A published rate, narrowed to the offers that can be paid in one of some ways (docs/domain.md, 2). All offers that passed the
 * filters 1 to 4 are narrowed, those set aside too, and what is left is judged anew: outliers of the whole market may be
 * the usual price of one payment method. The pool is the rate's own books. Its instant is that of the book that the best
 * offer left came from.
 */
public final class PaymentChoice {
    private final FilterPipeline filters;
    private final RuleChoice rules;
    private final ConfidenceLimits limits;

    /** @param methods canonical identifiers of payment methods; any one of them is enough */
    public PaymentChoice(Set<String> methods, Settings settings) {
        this.filters = FilterPipeline.paidBy(methods, settings);
        this.rules = new RuleChoice(settings.adjustments());
        this.limits = settings.confidence();
    }

    /** The same rate over the offers left; unpriced when none is left. A rate without any offer stays as it is. */
    public Rate of(Rate rate) {
        List<Offer> all = rate.filtered().all().toList();
        return all.isEmpty()
                ? rate
                : rate.optionalOrigin()
                        .map(origin -> narrowed(rate, origin, judged(rate, all)))
                        .orElse(rate);
    }

    private FilteredOffers judged(Rate rate, List<Offer> all) {
        return filters.judge(
                rate.market(), all, Optional.ofNullable(rate.filtered().zoneReference()));
    }

    private Rate narrowed(Rate rate, RateOrigin origin, FilteredOffers left) {
        OfferFigures figures = new OfferFigures(left);
        Quality quality = quality(rate, left, figures);
        if (left.offers().isEmpty()) {
            return new UnpricedRate(
                    rate.provenance(), rate.market(), rate.source(), whyNone(left), quality, origin, left);
        }
        return new PricedRate(
                rate.provenance(),
                rate.market(),
                rate.source(),
                figures.price(rule(rate)),
                origin.of(left.offers().get(0)),
                quality,
                left);
    }

    /** That of the published rate; one without a price was given none. */
    private Optional<Adjustment> rule(Rate rate) {
        return rate.fold(PricedRate::rule, unpriced -> rules.inForce(rate.market(), rate.computedAt()));
    }

    private static UnavailableReason whyNone(FilteredOffers left) {
        boolean noneIsPayable = left.setAside().stream().allMatch(offer -> offer.reason() == DropReason.PAYMENT_METHOD);
        return noneIsPayable ? UnavailableReason.NO_OFFER_WITH_PAYMENT_METHOD : UnavailableReason.NO_ELIGIBLE_OFFERS;
    }

    private Quality quality(Rate rate, FilteredOffers left, OfferFigures figures) {
        Quality before = rate.quality();
        Map<DropReason, Integer> excluded = new EnumMap<>(DropReason.class);
        excluded.putAll(before.excluded());
        DropReason.JUDGED_TOGETHER.forEach(excluded::remove);
        left.excluded().forEach((reason, count) -> excluded.merge(reason, count, Integer::sum));
        Quality quality = figures.quality(
                limits,
                before.offersSeen(),
                excluded,
                before.without(BookFlag.THIN_BOOK).flags());
        int merchants = MerchantOffers.count(rate.filtered().offers());
        boolean booksWereStale = before.confidence() != Confidence.of(merchants, limits.high(), limits.medium());
        return booksWereStale ? quality.ofStaleBooks() : quality;
    }
}
