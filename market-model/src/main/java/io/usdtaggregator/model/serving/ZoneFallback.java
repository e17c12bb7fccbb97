package io.usdtaggregator.model.serving;

import io.usdtaggregator.model.adjusting.RuleChoice;
import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.rate.Adjustment;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.RatePrice;
import io.usdtaggregator.model.settings.Settings;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A country that is answered with its zone's offers: the country's own rule still applies, for it is the country's customer
 * who is quoted (docs/domain.md, 3).
 */
public record ZoneFallback(Market country, Settings settings, Instant at) {

    /** The zone's rate by the country's rule; one without a price stays as it is. */
    public Rate of(Rate zone) {
        return zone.fold(this::adjusted, unpriced -> unpriced);
    }

    /**
     * When the rule that the answer got was in force: the instant of the record where it was in force then already, so
     * that the same answer says the same later.
     */
    public Instant ruleInstant(Rate zone) {
        boolean sameThen = zone.settingsVersion() == settings.version()
                && rule(zone.computedAt()).equals(rule(at));
        return sameThen ? zone.computedAt() : at;
    }

    private Rate adjusted(PricedRate zone) {
        BigDecimal raw = zone.rawRate();
        Optional<Adjustment> rule = rule(at);
        Optional<Adjustment> applied = rule.filter(found -> found.applyTo(raw).signum() > 0);
        boolean skipped = rule.isPresent() && applied.isEmpty();
        return new PricedRate(
                zone.provenance(),
                zone.market(),
                zone.source(),
                new RatePrice(
                        applied.map(found -> found.applyTo(raw)).orElse(raw),
                        raw,
                        zone.price().median(),
                        zone.price().referenceRate(),
                        applied.orElse(null)),
                zone.origin(),
                skipped ? zone.quality().flagged(BookFlag.RULE_SKIPPED) : zone.quality(),
                zone.filtered());
    }

    private Optional<Adjustment> rule(Instant instant) {
        return new RuleChoice(settings.adjustments()).inForce(country, instant);
    }
}
