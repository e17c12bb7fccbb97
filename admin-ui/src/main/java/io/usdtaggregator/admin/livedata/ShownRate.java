package io.usdtaggregator.admin.livedata;

import io.usdtaggregator.model.freshness.FreshnessStatus;
import io.usdtaggregator.model.rate.Adjustment;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.serving.Freshness;
import io.usdtaggregator.model.settings.Settings;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A market's published rate, with what a page tells of it at an instant. */
public record ShownRate(Rate published, FreshnessStatus freshness, Instant now) {

    public static ShownRate of(Rate rate, Settings inForce, Instant now) {
        return new ShownRate(rate, freshness(rate, inForce, now), now);
    }

    /** How far a published rate can be trusted for its age; without a price it is unavailable. */
    public static FreshnessStatus freshness(Rate rate, Settings inForce, Instant now) {
        return rate.fold(priced -> new Freshness(inForce, now).status(priced), unpriced -> FreshnessStatus.UNAVAILABLE);
    }

    /** What callers are told; {@code null} when they are told none, as of a rate that is too old. */
    public BigDecimal number() {
        return freshness == FreshnessStatus.UNAVAILABLE
                ? null
                : published.number().orElse(null);
    }

    public BigDecimal rawRate() {
        return published.priced().map(PricedRate::rawRate).orElse(null);
    }

    /** The robust middle of the offers that count, before rules; {@code null} where it is not known. */
    public BigDecimal reference() {
        return published.priced().flatMap(priced -> priced.price().reference()).orElse(null);
    }

    public Optional<Adjustment> rule() {
        return published.priced().flatMap(PricedRate::rule);
    }

    /** Code of the platform of the best offer; {@code null} without one. */
    public String platform() {
        return published.optionalOrigin().map(origin -> origin.platform()).orElse(null);
    }

    /** Why another platform than the default one serves; {@code null} when the default one does. */
    public FallbackCause fallback() {
        return FallbackCause.of(
                published.optionalOrigin().flatMap(origin -> origin.fallback()).orElse(null));
    }

    /** Since the platform was read; {@code null} when it never was. */
    public Duration age() {
        return published
                .lastObservedAt()
                .map(read -> Duration.between(read, now))
                .map(age -> age.isNegative() ? Duration.ZERO : Duration.ofSeconds(age.toSeconds()))
                .orElse(null);
    }

    /** Names of flags, in their order. */
    public List<String> flags() {
        return published.quality().flags().stream().map(Enum::name).sorted().toList();
    }

    /** Name of the reason why there is no price; {@code null} with one that is too old, or with a price. */
    public String reason() {
        return published.whyUnpriced().map(Enum::name).orElse(null);
    }
}
