package io.usdtaggregator.engine.history.read;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.database.Database;
import io.usdtaggregator.base.internal.history.PublishedTick;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;

/** Reads ticks. */
@ApplicationScoped
public class TickReader {
    static final String TICKS = """
            SELECT rate_id, at, rate, raw_rate, platform, reason, heartbeat, derivation->>'observed_at' AS observed_at FROM rates.ticks
            WHERE subject = $1 AND source = $2 AND at >= $3 AND at < $4 AND (at, rate_id) > ($5, $6)
            ORDER BY at, rate_id LIMIT $7
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

    private static Instant instant(String text) {
        return text == null ? null : Instant.parse(text);
    }
}
