package io.usdtaggregator.engine.history.read;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.database.Database;
import io.usdtaggregator.engine.history.storage.RateIds;
import io.usdtaggregator.engine.history.storage.RecordCodec;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.rate.Rate;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/** Reads published rates of markets out of their records. */
@ApplicationScoped
public class MarketRecords {
    private static final Logger LOG = Logger.getLogger(MarketRecords.class);
    /** Whoever reads a record needs its base, and that one's base: the last one first. */
    private static final String WITH_BASES = """
            WITH RECURSIVE first AS (%s), needed AS (
                SELECT subject AS wanted, 0 AS step, record, base_at, base_version, base_subject FROM first
                UNION ALL
                SELECT wanted, step + 1, base.record, base.base_at, base.base_version, base.base_subject
                FROM needed JOIN rates.market_ticks AS base ON base.subject = needed.base_subject
                    AND base.at = needed.base_at AND base.version = needed.base_version
            )
            SELECT wanted, record FROM needed ORDER BY wanted, step DESC
            """;

    static final String BY_ID = WITH_BASES.formatted("""
            SELECT * FROM rates.market_ticks WHERE id = $1 AND tick AND NOT heartbeat ORDER BY at LIMIT 1""");
    /**
     * Of several engines one may write an older version a moment later; what is published then is the larger one. They
     * lie so close that the newest few hold it.
     */
    static final String NEWEST = WITH_BASES.formatted("""
            SELECT newest.* FROM unnest($1::integer[]) AS given (number), LATERAL (
                SELECT * FROM (
                    SELECT * FROM rates.market_ticks
                    WHERE subject = number AND at <= $2 AND at >= $3 ORDER BY at DESC LIMIT 16) AS near
                WHERE version <= $4 ORDER BY version DESC LIMIT 1) AS newest""");

    private static final String LAST_SINCE = WITH_BASES.formatted("""
            SELECT newest.* FROM unnest($1::integer[]) AS given (number), LATERAL (
                SELECT * FROM rates.market_ticks WHERE subject = number AND at >= $2
                ORDER BY at DESC, version DESC LIMIT 1) AS newest""");

    private static final String FIRST_OF_LAST_SINCE = WITH_BASES.formatted("""
            SELECT first.* FROM unnest($1::integer[]) AS given (number), LATERAL (
                SELECT id FROM rates.market_ticks WHERE subject = number AND at >= $2
                ORDER BY at DESC, version DESC LIMIT 1) AS newest,
            LATERAL (
                SELECT * FROM rates.market_ticks WHERE id = newest.id AND tick AND NOT heartbeat
                ORDER BY at LIMIT 1) AS first""");

    private static final String LAST_PRICED_ID = """
            SELECT id FROM unnest($1::integer[]) AS given (number), LATERAL (
                SELECT id FROM rates.market_ticks
                WHERE subject = number AND at >= $2 AND rate IS NOT NULL AND tick AND NOT heartbeat
                ORDER BY at DESC LIMIT 1) AS last
            """;

    private final Database database;

    public MarketRecords(Database database) {
        this.database = database;
    }

    /** The rate that was first published under this id, with its offers. */
    Uni<Optional<Rate>> byId(String rateId) {
        return RateIds.ifOne(rateId)
                .map(id -> database.run(BY_ID, Tuple.of(id))
                        .map(rows -> rates(rows).values().stream().findFirst()))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    /**
     * What was published then, by the number of the market and source; one that was never published is absent. Offers come
     * with the first publication of an id only.
     */
    Uni<Map<Integer, Rate>> newest(Collection<Integer> numbers, Instant then, Instant keptSince, long mostVersion) {
        return numbers.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : database.run(
                                NEWEST,
                                Tuple.tuple()
                                        .addArrayOfInteger(numbers.toArray(Integer[]::new))
                                        .addOffsetDateTime(then.atOffset(ZoneOffset.UTC))
                                        .addOffsetDateTime(keptSince.atOffset(ZoneOffset.UTC))
                                        .addLong(mostVersion))
                        .map(MarketRecords::rates);
    }

    /** The last publication of each of these markets, of those since then and that can be read; offers as above. */
    Uni<Map<Integer, Rate>> lastSince(Collection<Integer> numbers, Instant oldest) {
        return database.run(LAST_SINCE, since(numbers, oldest)).map(MarketRecords::readableRates);
    }

    /** The first publications that can be read, with their offers, under the ids of the last ones. */
    Uni<Map<Integer, Rate>> firstOfLastSince(Collection<Integer> numbers, Instant oldest) {
        return database.run(FIRST_OF_LAST_SINCE, since(numbers, oldest)).map(MarketRecords::readableRates);
    }

    /** The id of the last rate with a number, of those since then. */
    Uni<Optional<String>> lastPricedId(Collection<Integer> numbers, Instant oldest) {
        return database.run(LAST_PRICED_ID, since(numbers, oldest))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> RateIds.text(row.getUUID("id")))
                        .findFirst());
    }

    private static Tuple since(Collection<Integer> numbers, Instant oldest) {
        return Tuple.of(numbers.toArray(Integer[]::new), oldest.atOffset(ZoneOffset.UTC));
    }

    /** Throws IllegalArgumentException where a record cannot be read. */
    private static Map<Integer, Rate> rates(RowSet<Row> rows) {
        return records(rows).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, record -> rate(record.getValue())));
    }

    private static Map<Integer, Rate> readableRates(RowSet<Row> rows) {
        Map<Integer, Rate> rates = new HashMap<>();
        records(rows).forEach((number, withBases) -> {
            try {
                rates.put(number, rate(withBases));
            } catch (IllegalArgumentException unreadable) {
                LOG.errorf("the last record of subject %d cannot be read: %s", number, unreadable.getMessage());
            }
        });
        return rates;
    }

    /** By the number of the market and source: the record last, each after its base. */
    private static Map<Integer, List<byte[]>> records(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .collect(Collectors.groupingBy(
                        row -> row.getInteger("wanted"),
                        Collectors.mapping(row -> row.getBuffer("record").getBytes(), Collectors.toList())));
    }

    private static Rate rate(List<byte[]> withBases) {
        ObjectNode record = null;
        for (byte[] next : withBases) {
            record = RecordCodec.read(next, record);
        }
        return MarketJson.mapper().convertValue(record, Rate.class);
    }
}
