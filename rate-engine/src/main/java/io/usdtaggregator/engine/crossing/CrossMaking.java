package io.usdtaggregator.engine.crossing;

import io.usdtaggregator.model.freshness.FreshnessLimits;
import io.usdtaggregator.model.freshness.FreshnessStatus;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.rate.Corridor;
import io.usdtaggregator.model.rate.CrossAdjustment;
import io.usdtaggregator.model.rate.CrossRate;
import io.usdtaggregator.model.rate.Crossing;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.UnavailableReason;
import io.usdtaggregator.model.settings.Settings;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Makes the cross rate of a corridor out of the published rates of its two markets (DOMAIN.md 5). */
public final class CrossMaking {
    private final Settings settings;
    private final CrossRuleChoice rules;

    public CrossMaking(Settings settings) {
        this.settings = settings;
        this.rules = new CrossRuleChoice(settings.crossAdjustments());
    }

    /**
     * The cross rate, not yet named (its {@code rate_id} is {@code null}).
     *
     * @param rates the policy's rate of a market; a country's market has its own, never its zone's
     */
    public CrossRate make(Corridor corridor, Function<Market, Optional<Rate>> rates, Instant now, long version) {
        Way there = way(corridor, rates, now);
        Optional<BigDecimal> back = way(corridor.reversed(), rates, now).rate();
        Optional<BigDecimal> cost = there.rate().flatMap(rate -> back.map(way -> Crossing.roundTripCostPct(rate, way)));
        return new CrossRate(
                version,
                null,
                corridor,
                there.rate().orElse(null),
                back.orElse(null),
                cost.orElse(null),
                there.buy().orElse(null),
                there.sell().orElse(null),
                there.rule().orElse(null),
                there.rate().isPresent() ? null : UnavailableReason.LEG_UNAVAILABLE,
                there.olderLeg().orElse(null),
                now,
                now,
                settings.version());
    }

    /** Whether the rule meant for this corridor would have left a leg at 0 or less. */
    public boolean skipsItsRule(CrossRate made) {
        return made.hasNumber()
                && made.crossAdjustment() == null
                && rules.of(made.corridor()).isPresent();
    }

    private Way way(Corridor corridor, Function<Market, Optional<Rate>> rates, Instant now) {
        Optional<Rate> buy = rates.apply(corridor.buyMarket()).map(Rate::withoutOffers);
        Optional<Rate> sell = rates.apply(corridor.sellMarket()).map(Rate::withoutOffers);
        if (!usable(buy, now) || !usable(sell, now)) {
            return new Way(buy, sell, Optional.empty(), Optional.empty());
        }
        BigDecimal buyLeg = buy.orElseThrow().rate();
        BigDecimal sellLeg = sell.orElseThrow().rate();
        Optional<CrossAdjustment> rule = rules.of(corridor)
                .filter(found ->
                        Crossing.rate(buyLeg, sellLeg, Optional.of(found)).isPresent());
        return new Way(buy, sell, rule, Crossing.rate(buyLeg, sellLeg, rule));
    }

    private boolean usable(Optional<Rate> leg, Instant now) {
        return leg.filter(Rate::hasNumber)
                .filter(rate -> FreshnessLimits.of(settings, rate.platform()).status(rate.observedAt(), now)
                        != FreshnessStatus.UNAVAILABLE)
                .isPresent();
    }

    private record Way(
            Optional<Rate> buy, Optional<Rate> sell, Optional<CrossAdjustment> rule, Optional<BigDecimal> rate) {

        Optional<Instant> olderLeg() {
            return rate.isEmpty()
                    ? Optional.empty()
                    : Stream.of(buy, sell)
                            .flatMap(Optional::stream)
                            .map(Rate::observedAt)
                            .min(Instant::compareTo);
        }
    }
}
