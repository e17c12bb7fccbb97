package io.usdtaggregator.model.crossing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.RateProvenance;
import io.usdtaggregator.model.rate.UnavailableReason;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A cross rate that has no price.
 *
 * @param reason why not
 * @param buy the leg in {@code from}, priced or not; {@code null} when that market has no rate at all
 * @param sell the leg in {@code to}, priced or not; {@code null} when that market has no rate at all
 */
public record UnpricedCrossRate(
        @JsonUnwrapped RateProvenance provenance,
        Corridor corridor,
        UnavailableReason reason,
        @JsonInclude(JsonInclude.Include.NON_NULL) Rate buy,
        @JsonInclude(JsonInclude.Include.NON_NULL) Rate sell)
        implements CrossRate {

    public UnpricedCrossRate {
        Objects.requireNonNull(reason, "a cross rate without a price must say why");
    }

    /** For want of a usable leg: these are the legs there are. */
    public static UnpricedCrossRate lackingLeg(
            RateProvenance provenance, Corridor corridor, Optional<? extends Rate> buy, Optional<? extends Rate> sell) {
        return new UnpricedCrossRate(
                provenance,
                corridor,
                UnavailableReason.LEG_UNAVAILABLE,
                buy.map(Rate::withoutOffers).orElse(null),
                sell.map(Rate::withoutOffers).orElse(null));
    }

    @Override
    public <T> T fold(Function<PricedCrossRate, T> priced, Function<UnpricedCrossRate, T> unpriced) {
        return unpriced.apply(this);
    }

    @Override
    public UnpricedCrossRate withProvenance(RateProvenance newProvenance) {
        return new UnpricedCrossRate(newProvenance, corridor, reason, buy, sell);
    }

    @Override
    public Optional<Rate> buyLeg() {
        return Optional.ofNullable(buy);
    }

    @Override
    public Optional<Rate> sellLeg() {
        return Optional.ofNullable(sell);
    }
}
