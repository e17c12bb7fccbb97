package io.usdtaggregator.model.crossing;

import io.usdtaggregator.model.freshness.FreshnessLimits;
import io.usdtaggregator.model.freshness.FreshnessStatus;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.RateProvenance;
import io.usdtaggregator.model.settings.Settings;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Makes the cross rate of a corridor out of the published rates of its two markets (docs/domain.md, 5). */
public final class CrossCalculation {
    private final Settings settings;
    private final CrossRuleChoice rules;

    public CrossCalculation(Settings settings) {
        this.settings = settings;
        this.rules = new CrossRuleChoice(settings.crossAdjustments());
    }

    /**
     * The cross rate, not yet named (its {@code rate_id} is {@code null}).
     *
     * @param rates the policy's rate of a market; a country's market has its own, never its zone's
     */
    public CrossRate make(Corridor corridor, Function<Market, Optional<Rate>> rates, Instant now, long version) {
        Optional<PricedRate> buy = usable(rates.apply(corridor.buyMarket()), now);
        Optional<PricedRate> sell = usable(rates.apply(corridor.sellMarket()), now);
        Optional<Way> there = way(corridor, buy, sell);
        Optional<Crossing.Legs> back = way(
                        corridor.reversed(),
                        usable(rates.apply(corridor.sellMarket().otherSide()), now),
                        usable(rates.apply(corridor.buyMarket().otherSide()), now))
                .map(Way::legs);
        RateProvenance provenance = RateProvenance.unnamed(version, now, settings.version());
        return there.<CrossRate>map(way -> new PricedCrossRate(
                        provenance, corridor, price(way, back), buy.orElseThrow(), sell.orElseThrow()))
                .orElseGet(() -> UnpricedCrossRate.lackingLeg(
                        provenance, corridor, rates.apply(corridor.buyMarket()), rates.apply(corridor.sellMarket())));
    }

    /** Whether the rule meant for this corridor would have left a leg at 0 or less. */
    public boolean skipsItsRule(CrossRate made) {
        return made.priced()
                .filter(priced -> priced.price().rule().isEmpty())
                .flatMap(priced -> rules.of(priced.corridor()))
                .isPresent();
    }

    private static CrossPrice price(Way there, Optional<Crossing.Legs> back) {
        return new CrossPrice(
                there.legs().rate(),
                back.map(Crossing.Legs::rate).orElse(null),
                back.map(legs -> Crossing.roundTripCostPct(there.legs(), legs)).orElse(null),
                there.rule().orElse(null));
    }

    private Optional<Way> way(Corridor corridor, Optional<PricedRate> buy, Optional<PricedRate> sell) {
        return buy.flatMap(first -> sell.flatMap(second -> {
            Optional<CrossAdjustment> rule = rules.of(corridor)
                    .filter(found -> Crossing.rate(first.rate(), second.rate(), Optional.of(found))
                            .isPresent());
            return Crossing.legs(first.rate(), second.rate(), rule).map(legs -> new Way(legs, rule));
        }));
    }

    private Optional<PricedRate> usable(Optional<Rate> leg, Instant now) {
        return leg.flatMap(Rate::priced)
                .filter(rate -> FreshnessLimits.of(settings, rate.platform()).status(rate.observedAt(), now)
                        != FreshnessStatus.UNAVAILABLE);
    }

    private record Way(Crossing.Legs legs, Optional<CrossAdjustment> rule) {}
}
