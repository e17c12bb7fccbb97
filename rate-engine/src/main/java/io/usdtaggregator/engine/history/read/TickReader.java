package io.usdtaggregator.engine.history.read;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.database.Database;
import io.usdtaggregator.base.internal.history.PublishedTick;
import io.usdtaggregator.engine.history.storage.Names;
import io.usdtaggregator.engine.history.storage.RateIds;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Reads ticks. */
@ApplicationScoped
public class TickReader {
    /** Of each kind of row at most a page, by its own index. */
    static final String TICKS = """
            SELECT * FROM (
                (SELECT id, NULL AS rate_id, at, rate, raw_rate, platform, reason, heartbeat,
                    CASE WHEN NOT heartbeat THEN observed_at END AS observed_at
                FROM rates.market_ticks
                WHERE subject = $1 AND tick AND at >= $2 AND at < $3 AND (at, id) > ($4, $5) ORDER BY at, id LIMIT $6)
                UNION ALL
                (SELECT tick.* FROM unnest($10::integer[]) AS ends (number), LATERAL (
                    SELECT ids[position], NULL, at, rates[position], NULL::numeric, NULL,
                        CASE WHEN rates[position] IS NULL THEN 'LEG_UNAVAILABLE' END, heartbeats[position],
                        NULL::timestamptz
                    FROM rates.place_publications, array_position(corridors, $1) AS position
                    WHERE place = ends.number AND position IS NOT NULL AND at >= $2 AND at < $3
                        AND (at, ids[position]) > ($4, $5)
                    ORDER BY at LIMIT $6) AS tick)
                UNION ALL
                (SELECT NULL, rate_id, at, rate, raw_rate, platform, reason, heartbeat,
                    (derivation->>'observed_at')::timestamptz
                FROM rates.older_ticks
                WHERE subject = $7 AND source = $8 AND at >= $2 AND at < $3 AND (at, rate_id) > ($4, $9)
                ORDER BY at, rate_id LIMIT $6)) AS ticks
            ORDER BY at, id, rate_id LIMIT $6
            """;

    private final Database database;
    private final Names names;

    public TickReader(Database database, Names names) {
        this.database = database;
        this.names = names;
    }

    /** Oldest first; those after {@code cursor}, from where they are looked for: each page costs what it holds. */
    Uni<List<PublishedTick>> ticks(String subject, String source, Instant from, Instant to, Cursor cursor, int limit) {
        return names.ofSubject(source, subject)
                .map(numbers -> Tuple.from(List.of(
                        numbers.subject(),
                        (cursor.at().isAfter(from) ? cursor.at() : from).atOffset(ZoneOffset.UTC),
                        to.atOffset(ZoneOffset.UTC),
                        cursor.at().atOffset(ZoneOffset.UTC),
                        RateIds.orLeast(cursor.rateId()),
                        limit,
                        subject,
                        source,
                        cursor.rateId(),
                        numbers.places())))
                .chain(values -> database.run(TICKS, values))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(TickReader::tick)
                        .toList());
    }

    private static PublishedTick tick(Row row) {
        return new PublishedTick(
                Optional.ofNullable(RateIds.text(row.getUUID("id"))).orElseGet(() -> row.getString("rate_id")),
                row.getOffsetDateTime("at").toInstant(),
                row.getBigDecimal("rate"),
                row.getBigDecimal("raw_rate"),
                row.getString("platform"),
                row.getString("reason"),
                row.getBoolean("heartbeat"),
                Optional.ofNullable(row.getOffsetDateTime("observed_at"))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null));
    }
}
