package io.usdtaggregator.engine.history.read;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.database.Database;
import io.usdtaggregator.model.market.Market;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads what markets stood at some time ago, from the ticks. */
@ApplicationScoped
public class EarlierRates {
    /** The last figure up to the instant, as far back as a heartbeat can be missing; else the first one after it. */
    private static final String RAW_RATES = """
            SELECT wanted.subject, coalesce(until.raw_rate, later.raw_rate) AS raw_rate
            FROM unnest($1::text[]) AS wanted (subject)
            JOIN rates.names ON kind = 'policy' AND name = wanted.subject
            LEFT JOIN LATERAL (
                SELECT raw_rate FROM rates.tick_numbers AS tick
                WHERE tick.subject = number AND raw_rate IS NOT NULL AND at <= $2 AND at > $2 - interval '3 hours'
                ORDER BY at DESC LIMIT 1) AS until ON true
            LEFT JOIN LATERAL (
                SELECT raw_rate FROM rates.tick_numbers AS tick
                WHERE tick.subject = number AND raw_rate IS NOT NULL AND at > $2
                ORDER BY at LIMIT 1) AS later ON true
            WHERE coalesce(until.raw_rate, later.raw_rate) IS NOT NULL
            """;

    private final Database database;

    public EarlierRates(Database database) {
        this.database = database;
    }

    /**
     * The raw rate of each market at an instant, by its key; where nothing is known of then, the first one after it. A
     * market without any is absent.
     */
    public Uni<Map<String, BigDecimal>> rawRates(Collection<Market> markets, Instant then) {
        Tuple values = Tuple.tuple()
                .addArrayOfString(markets.stream().map(Market::key).toArray(String[]::new))
                .addOffsetDateTime(then.atOffset(ZoneOffset.UTC));
        return database.run(RAW_RATES, values).map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .collect(Collectors.toMap(row -> row.getString("subject"), EarlierRates::rawRate)));
    }

    private static BigDecimal rawRate(Row row) {
        return row.getBigDecimal("raw_rate");
    }
}
