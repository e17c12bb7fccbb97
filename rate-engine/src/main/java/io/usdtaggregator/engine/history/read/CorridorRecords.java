package io.usdtaggregator.engine.history.read;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.database.Database;
import io.usdtaggregator.engine.history.storage.RateIds;
import io.usdtaggregator.engine.history.write.CrossFigure;
import io.usdtaggregator.engine.history.write.HistoryEntry.CorridorRecord;
import io.usdtaggregator.engine.history.write.HistoryEntry.Legs;
import io.usdtaggregator.engine.history.write.TickKind;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.crossing.CrossAdjustment;
import io.usdtaggregator.model.crossing.CrossPrice;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.rate.RateProvenance;
import io.usdtaggregator.model.rate.UnavailableReason;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads what was published of corridors, and when all corridors of a place were. */
@ApplicationScoped
public class CorridorRecords {
    /** With the rule's text, and what all of its publication shares: it is found by either place. */
    private static final String WHOLE = """
            SELECT tick.*, corridor.name AS corridor, rule.name AS rule, made.version, made.computed_at, made.settings_version
            FROM (%s) AS tick
            JOIN rates.names AS corridor ON corridor.number = tick.subject
            LEFT JOIN rates.names AS rule ON rule.number = tick.cross_rule
            LEFT JOIN LATERAL (
                SELECT version, computed_at, settings_version
                FROM rates.place_publications JOIN rates.names AS place ON place.number = place_publications.place
                WHERE place.kind = 'corridors' AND place.name IN (
                        split_part(corridor.name, ':', 1) || ':' || split_part(corridor.name, ':', 2),
                        split_part(corridor.name, ':', 3) || ':' || split_part(corridor.name, ':', 4))
                    AND place_publications.at = tick.at
                LIMIT 1) AS made ON true
            """;

    private static final String FIRST = """
            SELECT * FROM rates.corridor_ticks WHERE id = %s AND NOT heartbeat ORDER BY at LIMIT 1""";

    static final String BY_ID = WHOLE.formatted(FIRST.formatted("$1"));
    /** What stood then, as it was first published under its id. */
    static final String NEWEST = WHOLE.formatted("""
            SELECT first.* FROM (
                SELECT id FROM rates.corridor_ticks
                WHERE subject = $1 AND at <= $2 AND at >= $3 ORDER BY at DESC LIMIT 1) AS newest,
            LATERAL (%s) AS first""".formatted(FIRST.formatted("newest.id")));

    private static final String LAST_SINCE = WHOLE.formatted("""
            SELECT first.* FROM unnest($1::integer[]) AS given (number), LATERAL (
                SELECT id FROM rates.corridor_ticks WHERE subject = number AND at >= $2
                ORDER BY at DESC LIMIT 1) AS newest,
            LATERAL (%s) AS first""".formatted(FIRST.formatted("newest.id")));
    /** The newest publication of all corridors of any of these places. */
    static final String PLACES = """
            SELECT newest.* FROM unnest($1::integer[]) AS given (number), LATERAL (
                SELECT * FROM rates.place_publications
                WHERE place = number AND at <= $2 AND at >= $3 ORDER BY at DESC, version DESC LIMIT 1) AS newest
            ORDER BY version DESC LIMIT 1
            """;

    private static final String PLACES_SINCE = """
            SELECT name, newest.* FROM unnest($1::integer[]) AS given (number) JOIN rates.names USING (number), LATERAL (
                SELECT * FROM rates.place_publications WHERE place = number AND at >= $2
                ORDER BY at DESC, version DESC LIMIT 1) AS newest
            """;

    private final Database database;

    public CorridorRecords(Database database) {
        this.database = database;
    }

    /** What was first published under this id. */
    Uni<Optional<CorridorRecord>> byId(String rateId) {
        return RateIds.ifOne(rateId)
                .map(id -> database.run(BY_ID, Tuple.of(id)).map(CorridorRecords::first))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    /** What stood of a corridor at an instant. */
    Uni<Optional<CorridorRecord>> newest(int number, Instant then, Instant keptSince) {
        return database.run(NEWEST, Tuple.of(number, then.atOffset(ZoneOffset.UTC), keptSince.atOffset(ZoneOffset.UTC)))
                .map(CorridorRecords::first);
    }

    /** What stands of each of these corridors, of those published since then. */
    Uni<List<CorridorRecord>> lastSince(Collection<Integer> numbers, Instant oldest) {
        return database.run(LAST_SINCE, since(numbers, oldest)).map(CorridorRecords::all);
    }

    /** The computation by which all corridors of one of these places were published last, until then. */
    Uni<Optional<RateProvenance>> placesPublished(List<Integer> places, Instant then, Instant keptSince) {
        return database.run(
                        PLACES,
                        Tuple.of(
                                places.toArray(Integer[]::new),
                                then.atOffset(ZoneOffset.UTC),
                                keptSince.atOffset(ZoneOffset.UTC)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> made(row, null))
                        .findFirst());
    }

    /** The same of each of these places, of those published since then, by its key. */
    Uni<Map<String, RateProvenance>> placesPublishedSince(Collection<Integer> places, Instant oldest) {
        return database.run(PLACES_SINCE, since(places, oldest))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .collect(Collectors.toMap(row -> row.getString("name"), row -> made(row, null))));
    }

    private static Tuple since(Collection<Integer> numbers, Instant oldest) {
        return Tuple.of(numbers.toArray(Integer[]::new), oldest.atOffset(ZoneOffset.UTC));
    }

    private static Optional<CorridorRecord> first(RowSet<Row> rows) {
        return all(rows).stream().findFirst();
    }

    private static List<CorridorRecord> all(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(CorridorRecords::record)
                .toList();
    }

    private static CorridorRecord record(Row row) {
        BigDecimal rate = row.getBigDecimal("rate");
        CrossFigure figure = new CrossFigure(
                made(row, RateIds.text(row.getUUID("id"))),
                Corridor.parse(row.getString("corridor")),
                rate == null ? null : price(row, rate),
                rate == null ? UnavailableReason.LEG_UNAVAILABLE : null);
        return new CorridorRecord(figure, new Legs(leg(row, "buy"), leg(row, "sell")), TickKind.CHANGE);
    }

    private static CrossPrice price(Row row, BigDecimal rate) {
        return new CrossPrice(
                rate,
                row.getBigDecimal("inverse_rate"),
                row.getBigDecimal("round_trip_cost_pct"),
                Optional.ofNullable(row.getString("rule"))
                        .map(json -> MarketJson.read(json, CrossAdjustment.class))
                        .orElse(null));
    }

    private static String leg(Row row, String column) {
        return Optional.ofNullable(RateIds.text(row.getUUID(column))).orElse("");
    }

    private static RateProvenance made(Row row, String rateId) {
        Instant at = row.getOffsetDateTime("at").toInstant();
        Instant computedAt = Optional.ofNullable(row.getOffsetDateTime("computed_at"))
                .map(OffsetDateTime::toInstant)
                .orElse(at);
        long settings = Optional.ofNullable(row.getLong("settings_version")).orElse(0L);
        long version = Optional.ofNullable(row.getLong("version")).orElse(0L);
        return new RateProvenance(version, rateId, computedAt, computedAt, settings, at);
    }
}
