package io.usdtaggregator.gateway.livedata;

import io.usdtaggregator.base.redis.RedisKeys;
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

/** The filtered books of all platforms by their Redis key, as of one version. */
public record BooksSnapshot(long version, Map<String, OfferBook> books) {
    public static final BooksSnapshot EMPTY = new BooksSnapshot(0, Map.of());

    public Optional<OfferBook> book(String platform, Market market) {
        return Optional.ofNullable(books.get(RedisKeys.book(platform, market)));
    }

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

    /** The same, for a Redis that lost its data and counts from the start again. */
    BooksSnapshot ofEmptyRedis() {
        return new BooksSnapshot(0, books);
    }

    BooksSnapshot with(long newVersion, Map<String, OfferBook> newer) {
        Map<String, OfferBook> next = new HashMap<>(books);
        next.putAll(newer);
        return new BooksSnapshot(newVersion, next);
    }
}
