package io.usdtaggregator.gateway.livedata;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.usdtaggregator.base.redis.Changed;
import io.usdtaggregator.base.redis.LiveSource;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.base.redis.StoredJson;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.settings.Settings;
import io.usdtaggregator.model.snapshot.BooksSnapshot;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads the books, a string each, and follows a channel that carries the one that changed. A book that cannot be read
 * leaves the one before it in place.
 */
final class BooksSource implements LiveSource<BooksSnapshot> {
    private final RedisCommands redis;
    private final Supplier<Optional<Settings>> settings;

    BooksSource(RedisCommands redis, Supplier<Optional<Settings>> settings) {
        this.redis = redis;
        this.settings = settings;
    }

    @Override
    public String channel() {
        return RedisKeys.BOOKS;
    }

    @Override
    public Uni<Optional<Long>> version() {
        return redis.get(RedisKeys.BOOKS_VERSION).map(text -> text.map(Long::valueOf));
    }

    @Override
    public Uni<Optional<BooksSnapshot>> read(Optional<BooksSnapshot> held) {
        Optional<Settings> known = settings.get();
        return version()
                .chain(version -> version.isEmpty() || known.isEmpty()
                        ? Uni.createFrom().item(held.map(BooksSnapshot::countedAnew))
                        : fetch(keys(known.get()))
                                .map(books -> Optional.of(
                                        held.orElse(BooksSnapshot.EMPTY).with(version.get(), books))));
    }

    @Override
    public long versionOf(BooksSnapshot snapshot) {
        return snapshot.version();
    }

    @Override
    public Uni<Optional<BooksSnapshot>> apply(BooksSnapshot held, String message) {
        Changed changed = MarketJson.read(message, Changed.class);
        if (changed.version() <= held.version()) {
            return Uni.createFrom().item(Optional.of(held));
        }
        return changed.version() == held.version() + 1
                ? newest(held, changed).map(books -> Optional.of(held.with(changed.version(), books)))
                : Uni.createFrom().item(Optional.empty());
    }

    /** As the message carries it; fetched where it does not, or where another write was announced before an earlier one. */
    private Uni<Collection<OfferBook>> newest(BooksSnapshot held, Changed changed) {
        return Uni.createFrom()
                .item(() -> carried(held, changed))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(book -> book.<Uni<Collection<OfferBook>>>map(
                                newer -> Uni.createFrom().item(List.of(newer)))
                        .orElseGet(() -> fetch(List.of(changed.key()))));
    }

    private static Optional<OfferBook> carried(BooksSnapshot held, Changed changed) {
        return Optional.ofNullable(changed.value())
                .flatMap(json -> StoredJson.read(changed.key(), json, OfferBook.class))
                .filter(book -> held.book(book.platform(), book.market())
                        .filter(known -> known.version() >= book.version())
                        .isEmpty());
    }

    private static List<String> keys(Settings settings) {
        return settings.activePlatforms()
                .flatMap(platform -> settings.activeMarkets().map(market -> RedisKeys.book(platform.code(), market)))
                .toList();
    }

    /** The books that are there and can be read, parsed off the event loop. */
    private Uni<Collection<OfferBook>> fetch(List<String> keys) {
        return redis.texts(keys).emitOn(Infrastructure.getDefaultWorkerPool()).map(texts -> ReadableValues.of(
                        byKey(keys, texts), OfferBook.class)
                .values());
    }

    private static Map<String, String> byKey(List<String> keys, List<Optional<String>> texts) {
        Map<String, String> found = new HashMap<>();
        for (int place = 0; place < keys.size(); place++) {
            String key = keys.get(place);
            texts.get(place).ifPresent(json -> found.put(key, json));
        }
        return found;
    }
}
