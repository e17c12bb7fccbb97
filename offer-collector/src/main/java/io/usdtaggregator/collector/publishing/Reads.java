package io.usdtaggregator.collector.publishing;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.collector.redis.Redis;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.ReadRecord;
import io.usdtaggregator.model.market.ReadStatus;
import io.usdtaggregator.model.redis.RedisKeys;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The last read of each market, good or not, for staff, for the engine, and for whoever reads next. */
@Singleton
public final class Reads {
    private final Redis redis;

    public Reads(Redis redis) {
        this.redis = redis;
    }

    public Uni<Map<Market, ReadRecord>> of(String platform) {
        return redis.hash(RedisKeys.reads(platform)).map(fields -> {
            Map<Market, ReadRecord> records = new HashMap<>();
            fields.forEach((market, json) -> records.put(Market.parse(market), record(json)));
            return records;
        });
    }

    /** @param failure empty when the read was good */
    public Uni<Void> record(String platform, Market market, Instant at, Optional<ReadRecord.Failure> failure) {
        String key = RedisKeys.reads(platform);
        return redis.hashField(key, market.key())
                .map(json -> json.map(Reads::record))
                .chain(before -> before.filter(last -> last.at().isAfter(at)).isPresent()
                        ? Uni.createFrom().voidItem()
                        : redis.setHashField(key, market.key(), MarketJson.write(next(market, before, at, failure))));
    }

    private static ReadRecord next(
            Market market, Optional<ReadRecord> before, Instant at, Optional<ReadRecord.Failure> failure) {
        ReadRecord.Failure lastFailure =
                failure.or(() -> before.map(ReadRecord::lastFailure)).orElse(null);
        if (failure.isEmpty()) {
            return new ReadRecord(market, at, ReadStatus.READ, at, null, lastFailure);
        }
        Instant lastGood = before.map(ReadRecord::lastGoodAt).orElse(null);
        Instant since = before.map(ReadRecord::failingSince).orElse(at);
        return new ReadRecord(market, at, failure.get().status(), lastGood, since, lastFailure);
    }

    private static ReadRecord record(String json) {
        return MarketJson.read(json, ReadRecord.class);
    }
}
