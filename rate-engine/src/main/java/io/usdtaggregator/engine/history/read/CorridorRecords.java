package io.usdtaggregator.engine.history.read;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.database.Database;
import io.usdtaggregator.engine.history.storage.Names;
import io.usdtaggregator.engine.history.storage.RateIds;
import io.usdtaggregator.engine.history.storage.SubjectNumbers;
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
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Reads what was published of corridors, and when all corridors of a place were. A row holds those of one place, each at
 * one position of its arrays.
 */
@ApplicationScoped
public class CorridorRecords {
    /** One corridor of a row, with the texts of its names. */
    private static final String WHOLE = """
            SELECT at, version, computed_at, settings_version, ids[position] AS id, buys[position] AS buy,
                sells[position] AS sell, rates[position] AS rate, inverse_rates[position] AS inverse_rate,
                round_trip_costs_pct[position] AS round_trip_cost_pct, corridor.name AS corridor, rule.name AS rule
            FROM (%s) AS made
            JOIN rates.names AS corridor ON corridor.number = corridors[position]
            LEFT JOIN rates.names AS rule ON rule.number = cross_rules[position]
            """;
    /** Where an id was published first: within its instants, or it stands among the late ones. */
    private static final String FIRST = """
            SELECT * FROM (
                (SELECT *, array_position(ids, %1$s) AS position FROM rates.place_publications
                WHERE at BETWEEN rates.first_instant(%1$s) AND rates.last_instant(%1$s) AND %1$s = ANY (ids))
                UNION ALL
                (SELECT *, array_position(ids, %1$s) FROM rates.place_publications
                WHERE late_ids @> ARRAY[%1$s])) AS found
            WHERE NOT heartbeats[position] ORDER BY at LIMIT 1""";

    static final String BY_ID = WHOLE.formatted(FIRST.formatted("$1::uuid"));
    /**
     * What stood of each corridor, as it was first published under its id. A corridor leaves a tick in each hour in which
     * either of its places was published, so that none is looked for longer than a day before its place's last row.
     */
    static final String NEWEST = WHOLE.formatted("""
            SELECT first.* FROM unnest($1::integer[], $2::integer[], $3::integer[]) AS given (corridor, from_place, to_place),
            LATERAL (
                SELECT newest.id FROM unnest(ARRAY[from_place, to_place]) AS ends (number), LATERAL (
                    SELECT at FROM rates.place_publications
                    WHERE place = ends.number AND at <= $4 AND at >= $5 ORDER BY at DESC LIMIT 1) AS last, LATERAL (
                    SELECT at, ids[array_position(corridors, given.corridor)] AS id FROM rates.place_publications
                    WHERE place = ends.number AND at <= last.at AND at > last.at - interval '1 day'
                        AND given.corridor = ANY (corridors)
                    ORDER BY at DESC LIMIT 1) AS newest
                ORDER BY newest.at DESC LIMIT 1) AS tick,
            LATERAL (%s) AS first""".formatted(FIRST.formatted("tick.id")));
    /** The newest publication of all corridors of any of these places. */
    static final String PLACES = """
            SELECT newest.* FROM unnest($1::integer[]) AS given (number), LATERAL (
                SELECT at, version, computed_at, settings_version FROM rates.place_publications
                WHERE place = number AND at <= $2 AND at >= $3 ORDER BY at DESC, version DESC LIMIT 1) AS newest
            ORDER BY version DESC LIMIT 1
            """;

    private static final String PLACES_SINCE = """
            SELECT name, newest.* FROM unnest($1::integer[]) AS given (number) JOIN rates.names USING (number), LATERAL (
                SELECT at, version, computed_at, settings_version FROM rates.place_publications
                WHERE place = number AND at >= $2 ORDER BY at DESC, version DESC LIMIT 1) AS newest
            """;

    private final Database database;
    private final Names names;

    public CorridorRecords(Database database, Names names) {
        this.database = database;
        this.names = names;
    }

    /** What was first published under this id. */
    Uni<Optional<CorridorRecord>> byId(String rateId) {
        return RateIds.ifOne(rateId)
                .map(id -> database.run(BY_ID, Tuple.of(id))
                        .map(rows -> records(rows).stream().findFirst()))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    /** What stood of each of these corridors at an instant, of those published since another one. */
    Uni<List<CorridorRecord>> newest(Collection<Corridor> corridors, Instant then, Instant oldest) {
        return names.ofCorridors(corridors)
                .chain(known -> known.isEmpty()
                        ? Uni.createFrom().item(List.of())
                        : database.run(
                                        NEWEST,
                                        Tuple.tuple()
                                                .addArrayOfInteger(numbers(known, SubjectNumbers::subject))
                                                .addArrayOfInteger(numbers(known, SubjectNumbers::fromPlace))
                                                .addArrayOfInteger(numbers(known, SubjectNumbers::toPlace))
                                                .addOffsetDateTime(then.atOffset(ZoneOffset.UTC))
                                                .addOffsetDateTime(oldest.atOffset(ZoneOffset.UTC)))
                                .map(CorridorRecords::records));
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
        return database.run(PLACES_SINCE, Tuple.of(places.toArray(Integer[]::new), oldest.atOffset(ZoneOffset.UTC)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .collect(Collectors.toMap(row -> row.getString("name"), row -> made(row, null))));
    }

    private static Integer[] numbers(Collection<SubjectNumbers> known, Function<SubjectNumbers, Integer> number) {
        return known.stream().map(number).toArray(Integer[]::new);
    }

    private static List<CorridorRecord> records(RowSet<Row> rows) {
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
        Instant computedAt = row.getOffsetDateTime("computed_at").toInstant();
        return new RateProvenance(
                row.getLong("version"),
                rateId,
                computedAt,
                computedAt,
                row.getLong("settings_version"),
                row.getOffsetDateTime("at").toInstant());
    }
}
