package io.usdtaggregator.collector.publishing;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.base.redis.StoredJson;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.reads.Gap;
import io.usdtaggregator.model.reads.ReadRecord;
import io.usdtaggregator.model.reads.ReadStatus;
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
public class ReadRecords {
    private static final int GAPS_KEPT = 1000;

    private final RedisCommands redis;

    public ReadRecords(RedisCommands redis) {
        this.redis = redis;
    }

    /** A market that was never read is missing. */
    public Uni<Map<Market, ReadRecord>> of(String platform) {
        return redis.hash(RedisKeys.reads(platform)).map(fields -> {
            Map<Market, ReadRecord> records = new HashMap<>();
            fields.values()
                    .forEach(json -> parsed(platform, json).ifPresent(record -> records.put(record.market(), record)));
            return records;
        });
    }

    /** @param failure empty when the read was good */
    public Uni<Void> record(String platform, Market market, Instant at, Optional<ReadRecord.Failure> failure) {
        return redis.hashField(RedisKeys.reads(platform), market.key())
                .map(json -> json.flatMap(text -> parsed(platform, text)))
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
        String gaps = RedisKeys.gaps(platform);
        return redis.run("LPUSH", gaps, MarketJson.write(new Gap(market, lastGood, failure)))
                .chain(length -> redis.run("LTRIM", gaps, "0", String.valueOf(GAPS_KEPT - 1)))
                .replaceWithVoid();
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

    private static Optional<ReadRecord> parsed(String platform, String json) {
        return StoredJson.read(RedisKeys.reads(platform), json, ReadRecord.class)
                .filter(record -> record.market() != null && record.at() != null && record.status() != null);
    }
}
