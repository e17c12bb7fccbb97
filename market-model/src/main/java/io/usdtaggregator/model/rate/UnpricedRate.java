package io.usdtaggregator.model.rate;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.usdtaggregator.model.market.FilteredOffers;
import io.usdtaggregator.model.market.Market;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A rate that has no price.
 *
 * @param reason why not
 * @param origin the platform whose offers were all left out; {@code null} when none was looked at
 * @param filtered the offers that were set aside, of which a payment method may leave some that count
 */
public record UnpricedRate(
        @JsonUnwrapped RateProvenance provenance,
        Market market,
        String source,
        UnavailableReason reason,
        Quality quality,

        @JsonUnwrapped @JsonInclude(JsonInclude.Include.NON_NULL)
        RateOrigin origin,

        @JsonUnwrapped FilteredOffers filtered)
        implements Rate {

    public UnpricedRate {
        Objects.requireNonNull(reason, "a rate without a price must say why");
        filtered = filtered == null ? FilteredOffers.NONE : filtered;
    }

    /** Of a market where no platform's offers were looked at. */
    public UnpricedRate(
            RateProvenance provenance, Market market, String source, UnavailableReason reason, Quality quality) {
        this(provenance, market, source, reason, quality, null, FilteredOffers.NONE);
    }

    @Override
    public <T> T fold(Function<PricedRate, T> priced, Function<UnpricedRate, T> unpriced) {
        return unpriced.apply(this);
    }

    @Override
    public Optional<RateOrigin> optionalOrigin() {
        return Optional.ofNullable(origin);
    }

    @Override
    public UnpricedRate withProvenance(RateProvenance newProvenance) {
        return new UnpricedRate(newProvenance, market, source, reason, quality, origin, filtered);
    }

    @Override
    public UnpricedRate withQuality(Quality newQuality) {
        return new UnpricedRate(provenance, market, source, reason, newQuality, origin, filtered);
    }

    @Override
    public UnpricedRate withoutOffers() {
        return withOffers(FilteredOffers.NONE);
    }

    @Override
    public UnpricedRate withOffers(FilteredOffers offers) {
        return new UnpricedRate(provenance, market, source, reason, quality, origin, offers);
    }
}
