package io.usdtaggregator.model.snapshot;

import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.market.PaymentMethod;
import io.usdtaggregator.model.settings.PlatformSetting;
import io.usdtaggregator.model.settings.Settings;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The filtered books of all platforms by platform and market, as of one version. */
public record BooksSnapshot(long version, Map<Key, OfferBook> books) {
    public static final BooksSnapshot EMPTY = new BooksSnapshot(0, Map.of());

    public Optional<OfferBook> book(String platform, Market market) {
        return Optional.ofNullable(books.get(new Key(platform, market)));
    }

    /** Whose book it is. */
    public record Key(String platform, Market market) {}

    /** Those of markets and platforms that staff have switched on. */
    public Stream<OfferBook> active(Settings settings) {
        return active(settings, books.values());
    }

    /** Of these books, those of markets and platforms that staff have switched on. */
    public static Stream<OfferBook> active(Settings settings, Collection<OfferBook> books) {
        Set<Market> markets = settings.activeMarkets().collect(Collectors.toSet());
        Set<String> platforms =
                settings.activePlatforms().map(PlatformSetting::code).collect(Collectors.toSet());
        return books.stream().filter(book -> markets.contains(book.market()) && platforms.contains(book.platform()));
    }

    /** The identifiers that any offer names now, also one that a filter drops. */
    public Set<String> paymentMethods() {
        return books.values().stream()
                .flatMap(OfferBook::readable)
                .flatMap(offer -> offer.paymentMethods().stream())
                .map(PaymentMethod::identifier)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The same, for a source that lost its data and counts from the start again. */
    public BooksSnapshot countedAnew() {
        return new BooksSnapshot(0, books);
    }

    /** With these in the place of what was known of their platforms and markets. */
    public BooksSnapshot with(long newVersion, Collection<OfferBook> newer) {
        Map<Key, OfferBook> next = new HashMap<>(books);
        newer.forEach(book -> next.put(new Key(book.platform(), book.market()), book));
        return new BooksSnapshot(newVersion, next);
    }
}
