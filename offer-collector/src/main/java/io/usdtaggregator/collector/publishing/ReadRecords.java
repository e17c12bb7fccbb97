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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** @param latencyMillis how long the read took, from the market's lease to its last page */
    public Uni<Void> good(String platform, Market market, Instant at, long latencyMillis) {
        return before(platform, market).chain(before -> good(platform, market, at, latencyMillis, before));
    }

    /**
     * The same, of a read whose book was written as the newest.
     *
     * @param before what was known when the market was chosen: who polls it holds its lease, so that nobody else records reads
     */
    public Uni<Void> good(String platform, Market market, Instant at, long latencyMillis, Optional<ReadRecord> before) {
        return write(
                platform,
                before,
                new ReadRecord(
                        market,
                        at,
                        ReadStatus.READ,
                        at,
                        null,
                        before.map(ReadRecord::lastFailure).orElse(null),
                        newest(latencyMillis, latencies(before))));
    }

    /** Keeps what is known of the last good read. */
    public Uni<Void> failed(String platform, Market market, ReadRecord.Failure failure) {
        return before(platform, market)
                .call(before -> gap(platform, market, before, failure))
                .chain(before -> write(
                        platform,
                        before,
                        new ReadRecord(
                                market,
                                failure.at(),
                                failure.status(),
                                before.map(ReadRecord::lastGoodAt).orElse(null),
                                before.map(ReadRecord::failingSince).orElse(failure.at()),
                                failure,
                                latencies(before))));
    }

    private Uni<Optional<ReadRecord>> before(String platform, Market market) {
        return redis.hashField(RedisKeys.reads(platform), market.key())
                .map(json -> json.flatMap(text -> parsed(platform, text)));
    }

    private Uni<Void> write(String platform, Optional<ReadRecord> before, ReadRecord next) {
        return before.filter(last -> last.at().isAfter(next.at())).isPresent()
                ? Uni.createFrom().voidItem()
                : redis.setHashField(RedisKeys.reads(platform), next.market().key(), MarketJson.write(next));
    }

    private Uni<Void> gap(String platform, Market market, Optional<ReadRecord> before, ReadRecord.Failure failure) {
        Instant lastGood = before.map(ReadRecord::lastGoodAt).orElse(null);
        String gaps = RedisKeys.gaps(platform);
        return redis.run("LPUSH", gaps, MarketJson.write(new Gap(market, lastGood, failure)))
                .chain(length -> redis.run("LTRIM", gaps, "0", String.valueOf(GAPS_KEPT - 1)))
                .replaceWithVoid();
    }

    private static List<Long> latencies(Optional<ReadRecord> before) {
        return before.map(ReadRecord::goodLatencyMillis).orElse(List.of());
    }

    private static List<Long> newest(long latencyMillis, List<Long> before) {
        return Stream.concat(Stream.of(latencyMillis), before.stream()).toList();
    }

    private static Optional<ReadRecord> parsed(String platform, String json) {
        return StoredJson.read(RedisKeys.reads(platform), json, ReadRecord.class)
                .filter(record -> record.market() != null && record.at() != null && record.status() != null);
    }
}
