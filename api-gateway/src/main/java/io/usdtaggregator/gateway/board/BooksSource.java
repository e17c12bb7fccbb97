package io.usdtaggregator.gateway.board;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.usdtaggregator.base.redis.Changed;
import io.usdtaggregator.base.redis.LiveSource;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.settings.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Where the books come from: a string each, and a channel that names the one that changed. */
final class BooksSource implements LiveSource<BooksBoard> {
    private final ReactiveRedisDataSource redis;
    private final Supplier<Optional<Settings>> settings;

    BooksSource(ReactiveRedisDataSource redis, Supplier<Optional<Settings>> settings) {
        this.redis = redis;
        this.settings = settings;
    }

    @Override
    public String channel() {
        return RedisKeys.BOOKS;
    }

    @Override
    public Uni<Optional<Long>> version() {
        return redis.value(String.class).get(RedisKeys.BOOKS_VERSION).map(text -> Optional.ofNullable(text)
                .map(Long::valueOf));
    }

    @Override
    public Uni<Optional<BooksBoard>> read(Optional<BooksBoard> held) {
        Optional<Settings> known = settings.get();
        return version()
                .chain(version -> version.isEmpty() || known.isEmpty()
                        ? Uni.createFrom().item(held.map(BooksBoard::ofEmptyRedis))
                        : fetch(keys(known.get()))
                                .map(books -> Optional.of(
                                        held.orElse(BooksBoard.EMPTY).with(version.get(), books))));
    }

    @Override
    public long versionOf(BooksBoard board) {
        return board.version();
    }

    @Override
    public Uni<Optional<BooksBoard>> apply(BooksBoard held, String message) {
        Changed changed = MarketJson.read(message, Changed.class);
        if (changed.version() <= held.version()) {
            return Uni.createFrom().item(Optional.of(held));
        }
        return changed.version() == held.version() + 1
                ? fetch(new String[] {changed.key()}).map(books -> Optional.of(held.with(changed.version(), books)))
                : Uni.createFrom().item(Optional.empty());
    }

    private static String[] keys(Settings settings) {
        return settings.activePlatforms()
                .flatMap(platform -> settings.activeMarkets().map(market -> RedisKeys.book(platform.code(), market)))
                .toArray(String[]::new);
    }

    /** The books that are there, parsed off the event loop. */
    private Uni<Map<String, OfferBook>> fetch(String[] keys) {
        if (keys.length == 0) {
            return Uni.createFrom().item(Map.of());
        }
        return redis.value(String.class)
                .mget(keys)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(found -> {
                    Map<String, OfferBook> books = new HashMap<>();
                    found.forEach((key, json) -> {
                        if (json != null) {
                            books.put(key, MarketJson.read(json, OfferBook.class));
                        }
                    });
                    return books;
                });
    }
}
