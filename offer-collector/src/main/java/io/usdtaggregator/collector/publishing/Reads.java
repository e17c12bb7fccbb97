package io.usdtaggregator.collector.publishing;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.collector.redis.Redis;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Gap;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.ReadRecord;
import io.usdtaggregator.model.market.ReadStatus;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The last read of each market, good or not, for staff, for the engine, and for whoever reads next; and the last gaps of
 * each platform: what failed when, why, and how long that took.
 */
@Singleton
public final class Reads {
    private static final int GAPS_KEPT = 1000;

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
        return redis.hashField(RedisKeys.reads(platform), market.key())
                .map(json -> json.map(Reads::record))
                .call(before -> failure.map(failed -> gap(platform, market, before, failed))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(before -> before.filter(last -> last.at().isAfter(at)).isPresent()
                        ? Uni.createFrom().voidItem()
                        : redis.setHashField(
                                RedisKeys.reads(platform),
                                market.key(),
                                MarketJson.write(next(market, before, at, failure))));
    }

    private Uni<Void> gap(String platform, Market market, Optional<ReadRecord> before, ReadRecord.Failure failure) {
        Instant lastGood = before.map(ReadRecord::lastGoodAt).orElse(null);
        return redis.prepend(RedisKeys.gaps(platform), MarketJson.write(new Gap(market, lastGood, failure)), GAPS_KEPT);
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
