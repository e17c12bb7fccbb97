package io.usdtaggregator.model.serving;

import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.crossing.PricedCrossRate;
import io.usdtaggregator.model.freshness.FreshnessLimits;
import io.usdtaggregator.model.freshness.FreshnessStatus;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.UnavailableReason;
import io.usdtaggregator.model.settings.Settings;
import io.usdtaggregator.model.snapshot.CrossWithLegs.BothDirections;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Judges the age of what is served now: by staff's limits for the platform it was read on, and by {@code max_age}. */
public record Freshness(Settings settings, Instant servedAt, Optional<Duration> maxAge) {

    /** Without a caller's own limit. */
    public Freshness(Settings settings, Instant servedAt) {
        this(settings, servedAt, Optional.empty());
    }

    public FreshnessStatus status(OfferBook book) {
        return status(book.platform(), book.observedAt());
    }

    public FreshnessStatus status(PricedRate rate) {
        return status(rate.platform(), rate.observedAt());
    }

    /** Whether any book that offers of this rate came from is stale, or older. */
    public boolean restsOnStaleBook(PricedRate rate) {
        return status(rate) != FreshnessStatus.FRESH
                || rate.origin().bookTimes().entrySet().stream()
                        .anyMatch(book -> status(book.getKey(), book.getValue()) != FreshnessStatus.FRESH);
    }

    /** No better than its worse leg. */
    public FreshnessStatus status(PricedCrossRate cross) {
        return Stream.of(cross.buy(), cross.sell())
                .map(this::status)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    public FreshnessStatus status(String platform, Instant observedAt) {
        return FreshnessLimits.of(settings, platform).status(observedAt, servedAt);
    }

    /** Of a figure whose number is shown, however old: what has a number is never unavailable. */
    public static FreshnessStatus shown(FreshnessStatus judged) {
        return judged == FreshnessStatus.UNAVAILABLE ? FreshnessStatus.STALE : judged;
    }

    /** Why a figure of this age is not given; empty when it is. */
    public Optional<UnavailableReason> tooOld(PricedRate rate) {
        return tooOld(status(rate), rate.observedAt());
    }

    /** The same of a cross rate: of its older leg, where both are young enough for their platforms. */
    public Optional<UnavailableReason> tooOld(PricedCrossRate cross) {
        return tooOld(status(cross), cross.observedAt());
    }

    /** Whether this rate may be given now. */
    public boolean usable(Rate rate) {
        return whyNot(rate).isEmpty();
    }

    /** Why this rate may not be given now; empty when it may. */
    public Optional<UnavailableReason> whyNot(Rate rate) {
        return rate.fold(this::tooOld, unpriced -> Optional.of(unpriced.reason()));
    }

    /** The same of a leg of a corridor, which may never have been published. */
    public Optional<UnavailableReason> whyNot(Optional<Rate> leg) {
        return leg.map(rate -> whyNot(rate)).orElse(Optional.of(UnavailableReason.NO_BOOK));
    }

    /** The same of a cross rate. */
    public Optional<UnavailableReason> whyNot(CrossRate cross) {
        return cross.fold(this::tooOld, unpriced -> Optional.of(unpriced.reason()));
    }

    /** What the other direction of a cross rate comes to. */
    public OtherDirection back(BothDirections directions) {
        return directions
                .there()
                .cross()
                .priced()
                .map(priced -> OtherDirection.of(priced, directions.back(), this))
                .orElseGet(() -> OtherDirection.missing(null));
    }

    private Optional<UnavailableReason> tooOld(FreshnessStatus status, Instant observedAt) {
        if (status == FreshnessStatus.UNAVAILABLE) {
            return Optional.of(UnavailableReason.TOO_OLD);
        }
        return maxAge.filter(most -> Duration.between(observedAt, servedAt).compareTo(most) > 0)
                .map(most -> UnavailableReason.MAX_AGE_EXCEEDED);
    }

    /** The last instants at which a figure of that age is still fresh, still given, and young enough for the caller. */
    public Stream<Instant> bordersOf(String platform, Instant observedAt) {
        FreshnessLimits limits = FreshnessLimits.of(settings, platform);
        return Stream.concat(Stream.of(limits.staleAfter(), limits.unavailableAfter()), maxAge.stream())
                .map(observedAt::plus);
    }

    /** Whole seconds, never below 0: clocks may differ a little. {@code null} for what was never observed. */
    public Long ageSeconds(Instant observedAt) {
        return observedAt == null
                ? null
                : Math.max(0, Duration.between(observedAt, servedAt).toSeconds());
    }
}
