package io.usdtaggregator.admin.liverates;

import io.usdtaggregator.admin.livedata.ShownRate;
import io.usdtaggregator.admin.livedata.Spread;
import io.usdtaggregator.admin.names.PlaceName;
import io.usdtaggregator.admin.names.PlatformName;
import io.usdtaggregator.model.freshness.FreshnessStatus;
import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.settings.Settings;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Both rates of a place, side by side.
 *
 * @param buy {@code null}: nothing was published yet
 * @param sell {@code null}: nothing was published yet
 * @param platforms the names of those that serve
 */
public record PlaceRates(Place place, PlaceName name, ShownRate buy, ShownRate sell, List<String> platforms) {

    static PlaceRates of(Place place, ShownRate buy, ShownRate sell, Settings inForce, String language) {
        List<String> platforms = Stream.of(buy, sell)
                .filter(Objects::nonNull)
                .map(ShownRate::platform)
                .filter(Objects::nonNull)
                .distinct()
                .map(code -> PlatformName.of(code, inForce))
                .toList();
        return new PlaceRates(place, PlaceName.of(place, inForce, language), buy, sell, platforms);
    }

    /** From SELL to BUY, in percent of their middle; {@code null} where one of them is missing. */
    public BigDecimal spread() {
        return buy == null || sell == null ? null : Spread.percent(buy.number(), sell.number());
    }

    /** Of the worse side; a side that was never published is unavailable. */
    public FreshnessStatus freshness() {
        return buy == null || sell == null
                ? FreshnessStatus.UNAVAILABLE
                : sides().map(ShownRate::freshness)
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
    }

    /** Of the older side; {@code null} where none was ever read. */
    public Duration age() {
        return sides().map(ShownRate::age)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    public boolean isFallback() {
        return sides().anyMatch(side -> side.fallback() != null);
    }

    public List<String> flags() {
        return sides().flatMap(side -> side.flags().stream())
                .distinct()
                .sorted()
                .toList();
    }

    private Stream<ShownRate> sides() {
        return Stream.of(buy, sell).filter(Objects::nonNull);
    }
}
