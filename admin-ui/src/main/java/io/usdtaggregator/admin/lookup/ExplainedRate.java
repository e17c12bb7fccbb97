package io.usdtaggregator.admin.lookup;

import io.usdtaggregator.admin.livedata.FallbackCause;
import io.usdtaggregator.admin.names.PlaceName;
import io.usdtaggregator.admin.names.PlatformName;
import io.usdtaggregator.admin.names.SubjectName;
import io.usdtaggregator.admin.navigation.Paged;
import io.usdtaggregator.model.market.DropReason;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.RateOrigin;
import io.usdtaggregator.model.settings.Settings;
import java.util.List;
import java.util.Map;

/**
 * A published rate with what is needed to explain it to a customer.
 *
 * @param reason why it got its rule; {@code null} where nothing is known
 * @param ruleName what its rule is for; {@code null} without one
 * @param then the settings that it was made by
 */
public record ExplainedRate(Rate rate, PlaceName place, RuleReason reason, SubjectName ruleName, Settings then) {
    private static final int OFFERS_ON_A_PAGE = 100;

    static ExplainedRate of(Rate rate, Settings then, String language) {
        return new ExplainedRate(
                rate,
                PlaceName.of(rate.market(), then, language),
                RuleReason.of(rate, then).orElse(null),
                rate.priced()
                        .flatMap(PricedRate::rule)
                        .map(rule -> SubjectName.of(rule.scope(), then, language))
                        .orElse(null),
                then);
    }

    /** A platform as staff called it then, by its code. */
    public String platformName(String code) {
        return PlatformName.of(code, then);
    }

    /** {@code null} where there is only a reason why there is no rate. */
    public PricedRate priced() {
        return rate.priced().orElse(null);
    }

    /** {@code null} with a price. */
    public String whyNone() {
        return rate.whyUnpriced().map(Enum::name).orElse(null);
    }

    /** Why another platform than the default one served; {@code null} when the default one did. */
    public FallbackCause fallback() {
        return FallbackCause.of(
                rate.optionalOrigin().flatMap(RateOrigin::fallback).orElse(null));
    }

    public Map<DropReason, Integer> excluded() {
        return rate.quality().excluded();
    }

    public int excludedOffers() {
        return excluded().values().stream().mapToInt(Integer::intValue).sum();
    }

    public List<String> flags() {
        return rate.quality().flags().stream().map(Enum::name).sorted().toList();
    }

    /** A page of the offers that it was made of, best first; {@code rateId} of the record that is told. */
    public Paged<Offer> offers(String rateId, int page) {
        return Paged.of(
                rate.priced().map(PricedRate::offers).orElse(List.of()),
                page,
                OFFERS_ON_A_PAGE,
                "/rates?id=" + rateId + "&offers=");
    }
}
