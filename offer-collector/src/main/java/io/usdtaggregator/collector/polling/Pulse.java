package io.usdtaggregator.collector.polling;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.collector.redis.Redis;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.OfferBook;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/** How lively each market is, as all collectors together saw it. */
@Singleton
public final class Pulse {
    private final Redis redis;

    public Pulse(Redis redis) {
        this.redis = redis;
    }

    Uni<Map<Market, Liveliness>> of(String platform) {
        return redis.hash(RedisKeys.liveliness(platform)).map(fields -> {
            Map<Market, Liveliness> lively = new HashMap<>();
            fields.forEach((market, json) -> lively.put(Market.parse(market), parsed(json)));
            return lively;
        });
    }

    /** Takes note of a good read. */
    Uni<Void> read(Turn turn, OfferBook book, int requests) {
        String key = RedisKeys.liveliness(book.platform());
        String market = book.market().key();
        BigDecimal best = book.offers().isEmpty() ? null : book.offers().get(0).price();
        return redis.hashField(key, market)
                .map(json -> json.map(Pulse::parsed).orElseGet(() -> Liveliness.unknown(turn.interval())))
                .map(before ->
                        before.after(book.observedAt(), best, book.offers().size(), requests, turn.interval()))
                .chain(now -> redis.setHashField(key, market, MarketJson.write(now)));
    }

    private static Liveliness parsed(String json) {
        return MarketJson.read(json, Liveliness.class);
    }
}
