package io.usdtaggregator.model.rate;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
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
 * @param offers the eligible offers that are left after all filters, best first: what an amount walks
 */
public record PricedRate(
        @JsonUnwrapped RateProvenance provenance,
        Market market,
        String source,
        @JsonUnwrapped RatePrice price,
        @JsonUnwrapped RateOrigin origin,
        Quality quality,
        List<Offer> offers)
        implements Rate {

    public PricedRate {
        Objects.requireNonNull(price, "price");
        Objects.requireNonNull(origin, "origin");
        offers = List.copyOf(offers);
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
        return new PricedRate(newProvenance, market, source, price, origin, quality, offers);
    }

    @Override
    public PricedRate withQuality(Quality newQuality) {
        return new PricedRate(provenance, market, source, price, origin, newQuality, offers);
    }

    @Override
    public PricedRate withoutOffers() {
        return new PricedRate(provenance, market, source, price, origin, quality, List.of());
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
