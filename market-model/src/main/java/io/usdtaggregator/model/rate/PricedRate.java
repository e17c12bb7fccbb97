package io.usdtaggregator.model.rate;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.usdtaggregator.model.market.FilteredOffers;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Offer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A rate that has a price.
 *
 * @param filtered the offers behind it, and those that were set aside
 */
public record PricedRate(
        @JsonUnwrapped RateProvenance provenance,
        Market market,
        String source,
        @JsonUnwrapped RatePrice price,
        @JsonUnwrapped RateOrigin origin,
        Quality quality,
        @JsonUnwrapped FilteredOffers filtered)
        implements Rate {

    public PricedRate {
        Objects.requireNonNull(price, "price");
        Objects.requireNonNull(origin, "origin");
        filtered = filtered == null ? FilteredOffers.NONE : filtered;
    }

    /** With no offer set aside. */
    public PricedRate(
            RateProvenance provenance,
            Market market,
            String source,
            RatePrice price,
            RateOrigin origin,
            Quality quality,
            List<Offer> offers) {
        this(provenance, market, source, price, origin, quality, FilteredOffers.eligible(offers));
    }

    @Override
    public <T> T fold(Function<PricedRate, T> priced, Function<UnpricedRate, T> unpriced) {
        return priced.apply(this);
    }

    @Override
    public Optional<RateOrigin> optionalOrigin() {
        return Optional.of(origin);
    }

    @Override
    public PricedRate withProvenance(RateProvenance newProvenance) {
        return new PricedRate(newProvenance, market, source, price, origin, quality, filtered);
    }

    @Override
    public PricedRate withQuality(Quality newQuality) {
        return new PricedRate(provenance, market, source, price, origin, newQuality, filtered);
    }

    @Override
    public PricedRate withoutOffers() {
        return withOffers(FilteredOffers.NONE);
    }

    @Override
    public PricedRate withOffers(FilteredOffers offers) {
        return new PricedRate(provenance, market, source, price, origin, quality, offers);
    }

    /** The eligible offers that are left after all filters, best first: what an amount walks. */
    public List<Offer> offers() {
        return filtered.offers();
    }

    public BigDecimal rate() {
        return price.rate();
    }

    public BigDecimal rawRate() {
        return price.rawRate();
    }

    /** The rule that was applied. */
    public Optional<Adjustment> rule() {
        return price.rule();
    }

    public String platform() {
        return origin.platform();
    }

    /** When the platform of the best offer was read. */
    public Instant observedAt() {
        return origin.observedAt();
    }
}
