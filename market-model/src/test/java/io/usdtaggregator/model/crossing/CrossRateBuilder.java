package io.usdtaggregator.model.crossing;

import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.RateProvenance;
import java.util.Optional;

/** Builds cross rates for tests: {@code aCrossRate(buy, sell).adjusted(rule).build()}. */
public final class CrossRateBuilder {
    private final PricedRate buy;
    private final PricedRate sell;
    private long version = 1;
    private String id = "cross-rate-1";
    private CrossAdjustment rule;

    private CrossRateBuilder(PricedRate buy, PricedRate sell) {
        this.buy = buy;
        this.sell = sell;
    }

    public static CrossRateBuilder aCrossRate(PricedRate buy, PricedRate sell) {
        return new CrossRateBuilder(buy, sell);
    }

    public CrossRateBuilder version(long number) {
        version = number;
        return this;
    }

    public CrossRateBuilder called(String rateId) {
        id = rateId;
        return this;
    }

    /** @param applied may be {@code null}: no rule */
    public CrossRateBuilder adjusted(CrossAdjustment applied) {
        rule = applied;
        return this;
    }

    /** Worked out, and last changed, when the older leg was observed. */
    public PricedCrossRate build() {
        var older = buy.observedAt().isBefore(sell.observedAt()) ? buy.observedAt() : sell.observedAt();
        return new PricedCrossRate(
                new RateProvenance(version, id, older, older, 1),
                new Corridor(
                        buy.market().fiat(),
                        buy.market().country(),
                        sell.market().fiat(),
                        sell.market().country()),
                new CrossPrice(
                        Crossing.rate(buy.rate(), sell.rate(), Optional.ofNullable(rule))
                                .orElseThrow(),
                        null,
                        null,
                        rule),
                buy,
                sell);
    }
}
