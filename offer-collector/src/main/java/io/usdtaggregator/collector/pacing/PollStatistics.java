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
     * @param before what was known when the market was chosen: who polls it holds its lease, so that nobody else writes
     * @param requests how many requests it took
     * @param interval staff's, from one poll to the next
     */
    public Uni<Void> record(OfferBook book, MarketActivity before, int requests, Duration interval) {
        BigDecimal best = book.offers().isEmpty() ? null : book.offers().get(0).price();
        MarketActivity now = before.after(book.observedAt(), best, book.offers().size(), requests, interval);
        return redis.setHashField(
                RedisKeys.marketActivity(book.platform()), book.market().key(), MarketJson.write(now));
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
