package io.usdtaggregator.model.rate;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.usdtaggregator.model.market.FilteredOffers;
import io.usdtaggregator.model.market.Market;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** What 1 USDT costs in one market, as the rate-engine published it: a price, or the reason why there is none. */
@JsonDeserialize(using = RateReader.class)
public sealed interface Rate permits PricedRate, UnpricedRate {

    /** The source whose rate callers get who name no platform: chosen by staff's source policy. */
    String POLICY = "policy";

    RateProvenance provenance();

    Market market();

    /** {@link #POLICY}, or the code of the one platform that a caller may name. */
    String source();

    Quality quality();

    /** The platform that was read, where one was. */
    Optional<RateOrigin> optionalOrigin();

    /** The offers behind it, and those that were set aside. */
    FilteredOffers filtered();

    /** Decides each case. */
    <T> T fold(Function<PricedRate, T> priced, Function<UnpricedRate, T> unpriced);

    Rate withProvenance(RateProvenance newProvenance);

    Rate withQuality(Quality newQuality);

    /** The same with these offers behind it. */
    Rate withOffers(FilteredOffers offers);

    /** The same without its offers: how it stands as a leg of a cross rate and in history. */
    Rate withoutOffers();

    default Optional<PricedRate> priced() {
        return fold(Optional::of, unpriced -> Optional.empty());
    }

    /** The adjusted rate, where there is one. */
    default Optional<BigDecimal> number() {
        return priced().map(PricedRate::rate);
    }

    /** Why there is no price. */
    default Optional<UnavailableReason> whyUnpriced() {
        return fold(priced -> Optional.empty(), unpriced -> Optional.of(unpriced.reason()));
    }

    @JsonIgnore
    default boolean isPriced() {
        return priced().isPresent();
    }

    /** The last instant at which the platform behind it was read. */
    default Optional<Instant> lastObservedAt() {
        return optionalOrigin().map(RateOrigin::observedAt);
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
