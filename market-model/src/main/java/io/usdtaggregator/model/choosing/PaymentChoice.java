package io.usdtaggregator.model.choosing;

import io.usdtaggregator.model.filtering.PaymentMethodFilter;
import io.usdtaggregator.model.market.DropReason;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.number.Decimals;
import io.usdtaggregator.model.number.Median;
import io.usdtaggregator.model.rate.Adjustment;
import io.usdtaggregator.model.rate.Confidence;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Quality;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.RatePrice;
import io.usdtaggregator.model.rate.UnavailableReason;
import io.usdtaggregator.model.rate.UnpricedRate;
import io.usdtaggregator.model.settings.Settings;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A published rate, narrowed to the offers that can be paid in one way (docs/domain.md, 2.4). The outlier cut stays that of
 * the whole market: a method with few offers would have none. Its instant is that of the book
 * that the best offer left came from.
 */
public final class PaymentChoice {
    private final PaymentMethodFilter filter;
    private final Settings.ConfidenceLimits limits;

    /** @param method canonical identifier of a payment method */
    public PaymentChoice(String method, Settings.ConfidenceLimits limits) {
        this.filter = new PaymentMethodFilter(Set.of(method));
        this.limits = limits;
    }

    /** The same rate over the offers left; unpriced when none is left. An unpriced rate stays as it is. */
    public Rate of(Rate rate) {
        return rate.fold(this::narrowed, unpriced -> unpriced);
    }

    private Rate narrowed(PricedRate rate) {
        List<Offer> left = rate.offers().stream()
                .filter(offer -> filter.keeps(rate.market(), offer))
                .toList();
        Quality quality = quality(rate, left.size());
        return left.isEmpty()
                ? new UnpricedRate(
                        rate.provenance(),
                        rate.market(),
                        rate.source(),
                        UnavailableReason.NO_OFFER_WITH_PAYMENT_METHOD,
                        quality,
                        rate.origin())
                : new PricedRate(
                        rate.provenance(),
                        rate.market(),
                        rate.source(),
                        price(rate, left),
                        rate.origin().of(left.get(0)),
                        quality,
                        left);
    }

    private static RatePrice price(PricedRate rate, List<Offer> left) {
        BigDecimal raw = Decimals.plain(left.get(0).price());
        Optional<Adjustment> rule =
                rate.rule().filter(applied -> applied.applyTo(raw).signum() > 0);
        return new RatePrice(
                rule.map(applied -> applied.applyTo(raw)).orElse(raw),
                raw,
                Median.of(left.stream().map(Offer::price).toList())
                        .map(Decimals::plain)
                        .orElseThrow(),
                rule.orElse(null));
    }

    private Quality quality(PricedRate rate, int eligible) {
        Quality before = rate.quality();
        Map<DropReason, Integer> excluded = new EnumMap<>(DropReason.class);
        excluded.putAll(before.excluded());
        int dropped = rate.offers().size() - eligible;
        if (dropped > 0) {
            excluded.merge(DropReason.PAYMENT_METHOD, dropped, Integer::sum);
        }
        return new Quality(
                Confidence.of(eligible, limits.high(), limits.medium()),
                before.offersSeen(),
                eligible,
                excluded,
                before.flags());
    }
}
