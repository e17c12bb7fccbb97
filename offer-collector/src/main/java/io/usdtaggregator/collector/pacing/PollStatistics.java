package io.usdtaggregator.collector.pacing;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.base.redis.StoredJson;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.OfferBook;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How much each market moves, as all collectors together saw it. */
@Singleton
public class PollStatistics {
    private final RedisCommands redis;

    public PollStatistics(RedisCommands redis) {
        this.redis = redis;
    }

    /** A market that was never read is missing. */
    public Uni<Map<Market, MarketActivity>> of(String platform) {
        return redis.hash(RedisKeys.marketActivity(platform)).map(fields -> {
            Map<Market, MarketActivity> activity = new HashMap<>();
            fields.forEach((key, json) -> market(key)
                    .ifPresent(market -> parsed(platform, json).ifPresent(one -> activity.put(market, one))));
            return activity;
        });
    }

    /**
     * Records a good read.
     *
     * @param requests how many requests it took
     * @param interval staff's, from one poll to the next
     */
    public Uni<Void> record(OfferBook book, int requests, Duration interval) {
        String key = RedisKeys.marketActivity(book.platform());
        String market = book.market().key();
        BigDecimal best = book.offers().isEmpty() ? null : book.offers().get(0).price();
        return redis.hashField(key, market)
                .map(json -> json.flatMap(text -> parsed(book.platform(), text))
                        .orElseGet(() -> MarketActivity.unknown(interval)))
                .map(before ->
                        before.after(book.observedAt(), best, book.offers().size(), requests, interval))
                .chain(now -> redis.setHashField(key, market, MarketJson.write(now)));
    }

    private static Optional<MarketActivity> parsed(String platform, String json) {
        return StoredJson.read(RedisKeys.marketActivity(platform), json, MarketActivity.class)
                .filter(MarketActivity::isUsable);
    }

    /** Empty for a field that names no market: another version's, or damaged. */
    private static Optional<Market> market(String key) {
        try {
            return Optional.of(Market.parse(key));
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }
}
