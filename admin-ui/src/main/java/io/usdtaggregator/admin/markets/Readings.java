package io.usdtaggregator.admin.markets;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Gap;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.market.ReadRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the collectors left in Redis of their reading: last reads, gaps, books with what was dropped. */
@ApplicationScoped
public class Readings {
    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final int GAPS_SHOWN = 200;

    private final ReactiveRedisDataSource redis;

    Readings(ReactiveRedisDataSource redis) {
        this.redis = redis;
    }

    Uni<Map<Market, ReadRecord>> reads(String platform) {
        return within(redis.hash(String.class).hgetall(RedisKeys.reads(platform)))
                .map(fields -> {
                    Map<Market, ReadRecord> reads = new HashMap<>();
                    fields.forEach(
                            (key, json) -> reads.put(Market.parse(key), MarketJson.read(json, ReadRecord.class)));
                    return reads;
                });
    }

    /** Newest first. */
    Uni<List<Gap>> gaps(String platform) {
        return within(redis.list(String.class).lrange(RedisKeys.gaps(platform), 0, GAPS_SHOWN - 1))
                .map(found -> found.stream()
                        .map(json -> MarketJson.read(json, Gap.class))
                        .toList());
    }

    Uni<Optional<OfferBook>> book(String platform, Market market) {
        return within(redis.value(String.class).get(RedisKeys.book(platform, market)))
                .map(json -> Optional.ofNullable(json).map(text -> MarketJson.read(text, OfferBook.class)));
    }

    /** A market without a book is absent. */
    Uni<Map<Market, OfferBook>> books(String platform, List<Market> markets) {
        if (markets.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        String[] keys =
                markets.stream().map(market -> RedisKeys.book(platform, market)).toArray(String[]::new);
        return within(redis.value(String.class).mget(keys)).map(found -> {
            Map<Market, OfferBook> books = new HashMap<>();
            found.values().stream()
                    .filter(json -> json != null)
                    .map(json -> MarketJson.read(json, OfferBook.class))
                    .forEach(book -> books.put(book.market(), book));
            return books;
        });
    }

    private static <T> Uni<T> within(Uni<T> command) {
        return command.ifNoItem().after(DEADLINE).fail();
    }
}
