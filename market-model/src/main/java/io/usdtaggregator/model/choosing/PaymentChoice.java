package io.usdtaggregator.model.choosing;

import io.usdtaggregator.model.adjusting.RuleChoice;
import io.usdtaggregator.model.filtering.FilterPipeline;
import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.market.DropReason;
import io.usdtaggregator.model.market.FilteredOffers;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.number.Decimals;
import io.usdtaggregator.model.number.Median;
import io.usdtaggregator.model.rate.Adjustment;
import io.usdtaggregator.model.rate.Confidence;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Quality;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.RateOrigin;
import io.usdtaggregator.model.rate.RatePrice;
import io.usdtaggregator.model.rate.UnavailableReason;
import io.usdtaggregator.model.rate.UnpricedRate;
import io.usdtaggregator.model.settings.Settings;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.EnumSet;
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
    private final Settings.ConfidenceLimits limits;

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
                        .map(origin -> narrowed(rate, origin, filters.judge(rate.market(), all, all)))
                        .orElse(rate);
    }

    private Rate narrowed(Rate rate, RateOrigin origin, FilteredOffers left) {
        if (left.offers().isEmpty()) {
            return new UnpricedRate(
                    rate.provenance(),
                    rate.market(),
                    rate.source(),
                    whyNone(left),
                    quality(rate.quality(), left),
                    origin,
                    left);
        }
        return new PricedRate(
                rate.provenance(),
                rate.market(),
                rate.source(),
                price(rule(rate), left.offers()),
                origin.of(left.offers().get(0)),
                quality(rate.quality(), left),
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

    private static RatePrice price(Optional<Adjustment> rule, List<Offer> left) {
        BigDecimal raw = Decimals.plain(left.get(0).price());
        Optional<Adjustment> applied = rule.filter(found -> found.applyTo(raw).signum() > 0);
        return new RatePrice(
                applied.map(found -> found.applyTo(raw)).orElse(raw),
                raw,
                Median.of(left.stream().map(Offer::price).toList())
                        .map(Decimals::plain)
                        .orElseThrow(),
                applied.orElse(null));
    }

    private Quality quality(Quality before, FilteredOffers left) {
        int eligible = left.offers().size();
        Map<DropReason, Integer> excluded = new EnumMap<>(DropReason.class);
        excluded.putAll(before.excluded());
        DropReason.JUDGED_TOGETHER.forEach(excluded::remove);
        left.excluded().forEach((reason, count) -> excluded.merge(reason, count, Integer::sum));
        Set<BookFlag> flags = EnumSet.noneOf(BookFlag.class);
        flags.addAll(before.flags());
        flags.remove(BookFlag.THIN_BOOK);
        if (eligible < limits.medium()) {
            flags.add(BookFlag.THIN_BOOK);
        }
        return new Quality(
                Confidence.of(eligible, limits.high(), limits.medium()),
                before.offersSeen(),
                eligible,
                excluded,
                flags);
    }
}
