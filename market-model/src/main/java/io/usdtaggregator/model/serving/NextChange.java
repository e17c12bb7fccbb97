package io.usdtaggregator.model.serving;

import io.usdtaggregator.model.freshness.FreshnessStatus;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.settings.PlatformSetting;
import io.usdtaggregator.model.settings.Refresh;
import io.usdtaggregator.model.settings.Settings;
import io.usdtaggregator.model.settings.rule.AdjustmentRule;
import io.usdtaggregator.model.snapshot.BooksSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long an answer may be kept: up to the first thing that can change it. That is the next read of a book behind it, the
 * instant at which a figure grows too old for a limit, or the border of a rule's validity.
 */
public record NextChange(Settings settings, Freshness freshness, BooksSnapshot books) {
    /** Adaptive polling reads a lively market up to so many times as often. */
    private static final int LIVELIEST = 4;

    /**
     * A figure that an answer shows.
     *
     * @param platforms whose books may change it
     * @param platform whose book it came from, and {@code observedAt} when: both {@code null} without a figure
     */
    public record Shown(Market market, Collection<String> platforms, String platform, Instant observedAt) {}

    /** From now; nothing where nothing was observed or the next read is due already, at most one refresh interval. */
    public Duration after(Collection<Shown> shown) {
        Instant now = freshness.servedAt();
        if (shown.stream().allMatch(one -> one.observedAt() == null)) {
            return Duration.ZERO;
        }
        Instant first = Stream.of(shown.stream().flatMap(this::ofFigure), ruleBorders(), Stream.of(now.plus(longest())))
                .flatMap(instants -> instants)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return first.isBefore(now) ? Duration.ZERO : Duration.between(now, first);
    }

    /** The active platforms that an answer without a named one may come from. */
    public List<String> platforms(Optional<String> named) {
        return settings.activePlatforms()
                .map(PlatformSetting::code)
                .filter(code -> named.isEmpty() || named.get().equals(code))
                .toList();
    }

    private Stream<Instant> ofFigure(Shown shown) {
        Stream<Instant> reads = shown.platforms().stream().flatMap(platform -> ofBook(shown.market(), platform));
        return shown.observedAt() == null
                ? reads
                : Stream.of(
                                reads,
                                read(shown.platform(), shown.observedAt()),
                                freshness
                                        .bordersOf(shown.platform(), shown.observedAt())
                                        .filter(freshness.servedAt()::isBefore))
                        .flatMap(instants -> instants);
    }

    /** Of a fresh one: nobody expects those that fail for long. */
    private Stream<Instant> ofBook(Market market, String platform) {
        return books
                .book(platform, market)
                .filter(book -> freshness.status(book) == FreshnessStatus.FRESH)
                .map(OfferBook::observedAt)
                .stream()
                .flatMap(at -> read(platform, at));
    }

    private Stream<Instant> read(String platform, Instant before) {
        return shortestInterval(platform).map(before::plus).stream();
    }

    private Optional<Duration> shortestInterval(String platform) {
        return Optional.ofNullable(platform)
                .flatMap(settings::platform)
                .map(settings::refreshOf)
                .filter(Refresh::active)
                .map(refresh -> refresh.adaptive() ? refresh.interval().dividedBy(LIVELIEST) : refresh.interval());
    }

    private Stream<Instant> ruleBorders() {
        return settings.adjustments().stream()
                .filter(AdjustmentRule::active)
                .flatMap(rule -> rule.validity().borders())
                .filter(freshness.servedAt()::isBefore);
    }

    private Duration longest() {
        return settings.refresh().interval();
    }
}
