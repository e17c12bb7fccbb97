package io.usdtaggregator.model.choosing;

import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.OfferBook;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The last good book of each platform that has one, for one market. */
public record MarketBooks(Market market, Map<String, OfferBook> byPlatform) {
    public MarketBooks {
        byPlatform = Map.copyOf(byPlatform);
    }

    public static MarketBooks of(Market market, Collection<OfferBook> books) {
        return new MarketBooks(
                market, books.stream().collect(Collectors.toMap(OfferBook::platform, Function.identity())));
    }

    public Optional<OfferBook> of(String platform) {
        return Optional.ofNullable(byPlatform.get(platform));
    }

    /** When the newest of them was read. */
    public Optional<Instant> newestRead() {
        return byPlatform.values().stream().map(OfferBook::observedAt).max(Instant::compareTo);
    }

    /** The oldest settings under which one of them was filtered; 0 without books. */
    public long filteredUnder() {
        return byPlatform.values().stream()
                .mapToLong(OfferBook::settingsVersion)
                .min()
                .orElse(0);
    }

    /** Which read of each platform they are, by platform. */
    public Map<String, String> versions() {
        Map<String, String> versions = new TreeMap<>();
        byPlatform.forEach((platform, book) -> versions.put(platform, book.version() + "@" + book.observedAt()));
        return versions;
    }
}
