package io.usdtaggregator.model.rate;

import static io.usdtaggregator.model.market.OfferBuilder.anOffer;

import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.TradeType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Builds rates for tests: {@code aRate().in(market).offering(best, next).observedAt(noon).build()}. */
public final class RateBuilder {
    private long version = 1;
    private String id = "rate-1";
    private Market market = Market.zone("XOF", TradeType.BUY);
    private String source = Rate.POLICY;
    private List<Offer> offers = List.of(anOffer().build());
    private Adjustment rule;
    private Confidence confidence = Confidence.LOW;
    private Instant observedAt = Instant.EPOCH;
    private Instant updatedAt;
    private Map<String, Instant> bookTimes = Map.of();

    private RateBuilder() {}

    public static RateBuilder aRate() {
        return new RateBuilder();
    }

    public RateBuilder version(long number) {
        version = number;
        return this;
    }

    public RateBuilder called(String rateId) {
        id = rateId;
        return this;
    }

    public RateBuilder in(Market where) {
        market = where;
        return this;
    }

    public RateBuilder of(String policyOrPlatform) {
        source = policyOrPlatform;
        return this;
    }

    /** The eligible offers, best first. */
    public RateBuilder offering(Offer... bestFirst) {
        offers = List.of(bestFirst);
        return this;
    }

    /** One offer at this price. */
    public RateBuilder at(String price) {
        return offering(anOffer().at(price).build());
    }

    /** @param applied may be {@code null}: no rule */
    public RateBuilder adjusted(Adjustment applied) {
        rule = applied;
        return this;
    }

    public RateBuilder confidence(Confidence howMuch) {
        confidence = howMuch;
        return this;
    }

    /** When the book was read, the rate worked out and, unless {@link #updatedAt} says otherwise, last changed. */
    public RateBuilder observedAt(Instant instant) {
        observedAt = instant;
        return this;
    }

    public RateBuilder updatedAt(Instant instant) {
        updatedAt = instant;
        return this;
    }

    public RateBuilder ofBooksReadAt(Map<String, Instant> times) {
        bookTimes = times;
        return this;
    }

    public PricedRate build() {
        BigDecimal raw = offers.get(0).price();
        return new PricedRate(
                provenance(),
                market,
                source,
                new RatePrice(rule == null ? raw : rule.applyTo(raw), raw, raw, raw, rule),
                new RateOrigin(offers.get(0).platform(), observedAt, null, bookTimes),
                new Quality(confidence, offers.size(), offers.size(), Map.of(), Set.of()),
                offers);
    }

    /** The same market without a price. */
    public UnpricedRate unpriced(UnavailableReason reason) {
        return new UnpricedRate(provenance(), market, source, reason, Quality.NONE);
    }

    private RateProvenance provenance() {
        return new RateProvenance(version, id, observedAt, updatedAt == null ? observedAt : updatedAt, 1);
    }
}
