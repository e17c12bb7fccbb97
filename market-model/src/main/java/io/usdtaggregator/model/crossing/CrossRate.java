package io.usdtaggregator.model.crossing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.RateProvenance;
import io.usdtaggregator.model.rate.UnavailableReason;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The rate of a corridor, by way of USDT, as the rate-engine published it: a price, or the reason why there is none. */
@JsonDeserialize(using = CrossRateReader.class)
public sealed interface CrossRate permits PricedCrossRate, UnpricedCrossRate {

    RateProvenance provenance();

    Corridor corridor();

    /** The leg in {@code from}, without its offers, where that market has a rate, priced or not. */
    Optional<Rate> buyLeg();

    /** The leg in {@code to}, without its offers, where that market has a rate, priced or not. */
    Optional<Rate> sellLeg();

    /** Decides each case. */
    <T> T fold(Function<PricedCrossRate, T> priced, Function<UnpricedCrossRate, T> unpriced);

    CrossRate withProvenance(RateProvenance newProvenance);

    default Optional<PricedCrossRate> priced() {
        return fold(Optional::of, unpriced -> Optional.empty());
    }

    /** The rate, where there is one. */
    default Optional<BigDecimal> number() {
        return priced().map(PricedCrossRate::rate);
    }

    /** Why there is no price. */
    default Optional<UnavailableReason> whyUnpriced() {
        return fold(priced -> Optional.empty(), unpriced -> Optional.of(unpriced.reason()));
    }

    @JsonIgnore
    default boolean isPriced() {
        return priced().isPresent();
    }

    /** When the platform of the older leg was read; empty without a price. */
    default Optional<Instant> lastObservedAt() {
        return priced().map(PricedCrossRate::observedAt);
    }

    /** The legs that there are. */
    default Stream<Rate> legs() {
        return Stream.of(buyLeg(), sellLeg()).flatMap(Optional::stream);
    }

    default long version() {
        return provenance().version();
    }

    default String rateId() {
        return provenance().rateId();
    }

    default Instant computedAt() {
        return provenance().computedAt();
    }

    default Instant updatedAt() {
        return provenance().updatedAt();
    }

    default long settingsVersion() {
        return provenance().settingsVersion();
    }
}
