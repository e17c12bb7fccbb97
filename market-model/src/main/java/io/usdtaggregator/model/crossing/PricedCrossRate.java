package io.usdtaggregator.model.crossing;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.RateProvenance;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A cross rate that has a price, made of the prices of both legs.
 *
 * @param buy the leg in {@code from}, without its offers
 * @param sell the leg in {@code to}, without its offers
 */
public record PricedCrossRate(
        @JsonUnwrapped RateProvenance provenance,
        Corridor corridor,
        @JsonUnwrapped CrossPrice price,
        PricedRate buy,
        PricedRate sell)
        implements CrossRate {

    public PricedCrossRate {
        Objects.requireNonNull(price, "price");
        buy = buy.withoutOffers();
        sell = sell.withoutOffers();
    }

    @Override
    public <T> T fold(Function<PricedCrossRate, T> priced, Function<UnpricedCrossRate, T> unpriced) {
        return priced.apply(this);
    }

    @Override
    public PricedCrossRate withProvenance(RateProvenance newProvenance) {
        return new PricedCrossRate(newProvenance, corridor, price, buy, sell);
    }

    @Override
    public Optional<Rate> buyLeg() {
        return Optional.of(buy);
    }

    @Override
    public Optional<Rate> sellLeg() {
        return Optional.of(sell);
    }

    public BigDecimal rate() {
        return price.rate();
    }

    /** When the platform of the older leg was read. */
    @JsonProperty("observed_at")
    public Instant observedAt() {
        return buy.observedAt().isBefore(sell.observedAt()) ? buy.observedAt() : sell.observedAt();
    }
}
