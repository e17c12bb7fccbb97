package io.usdtaggregator.engine.history;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.database.Database;
import io.usdtaggregator.base.internal.history.PublishedRecord;
import io.usdtaggregator.base.internal.history.PublishedTick;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.rate.Rate;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Reads the past: ticks, and one published rate. */
@ApplicationScoped
public class TickReader {
    static final String TICKS = """
            SELECT rate_id, at, rate, raw_rate, platform, reason, heartbeat, derivation->>'observed_at' AS observed_at FROM rates.ticks
            WHERE subject = $1 AND source = $2 AND at >= $3 AND at < $4 AND (at, rate_id) > ($5, $6)
            ORDER BY at, rate_id LIMIT $7
            """;

    static final String PUBLISHED = """
            SELECT kind, derivation::text AS json FROM rates.ticks
            WHERE rate_id = $1 AND derivation IS NOT NULL ORDER BY at LIMIT 1
            """;

    private final Database database;

    public TickReader(Database database) {
        this.database = database;
    }

    /** Oldest first; those after {@code cursor}, from where they are looked for: each page costs what it holds. */
    Uni<List<PublishedTick>> ticks(String subject, String source, Instant from, Instant to, Cursor cursor, int limit) {
        return database.run(
                        TICKS,
                        Tuple.from(List.of(
                                subject,
                                source,
                                (cursor.at().isAfter(from) ? cursor.at() : from).atOffset(ZoneOffset.UTC),
                                to.atOffset(ZoneOffset.UTC),
                                cursor.at().atOffset(ZoneOffset.UTC),
                                cursor.rateId(),
                                limit)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new PublishedTick(
                                row.getString("rate_id"),
                                row.getOffsetDateTime("at").toInstant(),
                                row.getBigDecimal("rate"),
                                row.getBigDecimal("raw_rate"),
                                row.getString("platform"),
                                row.getString("reason"),
                                row.getBoolean("heartbeat"),
                                instant(row.getString("observed_at"))))
                        .toList());
    }

    /** The rate or cross rate with this id, whole. */
    Uni<Optional<PublishedRecord>> published(String rateId) {
        return database.run(PUBLISHED, Tuple.of(rateId)).map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(row -> published(row.getString("kind"), row.getString("json")))
                .findFirst());
    }

    private static PublishedRecord published(String kind, String json) {
        return kind.equals(PublishedRecord.CROSS_RATE)
                ? new PublishedRecord.OfCorridor(MarketJson.read(json, CrossRate.class))
                : new PublishedRecord.OfMarket(MarketJson.read(json, Rate.class));
    }

    private static Instant instant(String text) {
        return text == null ? null : Instant.parse(text);
    }
}
