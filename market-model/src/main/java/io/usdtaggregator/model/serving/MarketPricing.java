package io.usdtaggregator.model.serving;

import io.usdtaggregator.model.choosing.PaymentChoice;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.settings.Settings;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds the rate that answers for a market: its own, or for a country without a usable one its zone's
 * (docs/domain.md, 3).
 *
 * @param methods any of these ways to pay; empty: all
 */
public record MarketPricing(Settings settings, Freshness freshness, Set<String> methods) {

    /**
     * The rate that answers.
     *
     * @param zoneRuleAt empty for the market's own rate; of a zone's, when the country's rule that it got was in force
     */
    public record Answering(Rate rate, Optional<Instant> zoneRuleAt) {}

    /**
     * Empty where neither was ever published.
     *
     * @param published the rate of a market
     */
    public Optional<Answering> of(Market market, Function<Market, Optional<Rate>> published, boolean zoneAllowed) {
        Optional<Rate> own = published.apply(market).map(this::narrowed);
        boolean needsZone =
                zoneAllowed && !market.isZone() && own.filter(freshness::usable).isEmpty();
        Optional<Answering> zone = needsZone ? ofZone(market, published) : Optional.empty();
        return zone.or(() -> own.map(rate -> new Answering(rate, Optional.empty())));
    }

    /** The rate by the ways to pay that are asked for. */
    public Rate narrowed(Rate rate) {
        return methods.isEmpty() ? rate : new PaymentChoice(methods, settings).of(rate);
    }

    /** Empty where the zone has no usable rate either. */
    private Optional<Answering> ofZone(Market country, Function<Market, Optional<Rate>> published) {
        ZoneFallback fallback = new ZoneFallback(country, settings, freshness.servedAt());
        return published
                .apply(country.wholeZone())
                .map(this::narrowed)
                .map(fallback::of)
                .filter(freshness::usable)
                .map(rate -> new Answering(rate, Optional.of(fallback.ruleInstant(rate))));
    }
}
