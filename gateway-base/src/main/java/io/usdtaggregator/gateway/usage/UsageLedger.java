package io.usdtaggregator.gateway.usage;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.database.Database;
import io.usdtaggregator.model.access.Access.Quota;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The calls by day in PostgreSQL, each with what it cost when it came there. */
@Singleton
public class UsageLedger {
    private final Database database;

    UsageLedger(Database database) {
        this.database = database;
    }

    /** Whose calls of a day, in one era of Redis' counters ({@link UsageCounters.Day}). */
    public record Entry(CallerDay of, String era) {}

    /**
     * Brings entries up to these counts: to bring them again, or by several gateways at once, changes nothing. What came on
     * top is at the price of now.
     *
     * @param price of one call; empty where it is not known, such calls stay without one
     */
    public Uni<Void> settle(Map<Entry, Long> counts, Function<CallerDay, Optional<Quota>> price) {
        // In one order, so that gateways which settle side by side do not wait for each other in a circle.
        List<Tuple> rows = counts.entrySet().stream()
                .sorted(Comparator.comparing(count -> count.getKey().toString()))
                .map(count -> row(
                        count.getKey(),
                        count.getValue(),
                        price.apply(count.getKey().of()).map(UsageCost::perCall).orElse(null)))
                .toList();
        return database.runBatch("""
                        INSERT INTO gateway.usage_by_day AS used (day, account_id, key_id, era, calls, priced, cost)
                        VALUES ($1, $2, $3, $4, $5::bigint,
                                CASE WHEN $6::numeric IS NULL THEN 0 ELSE $5::bigint END, coalesce($6::numeric, 0) * $5::bigint)
                        ON CONFLICT (day, account_id, key_id, era) DO UPDATE
                           SET calls = excluded.calls,
                               priced = used.priced + CASE WHEN $6::numeric IS NULL THEN 0 ELSE excluded.calls - used.calls END,
                               cost = used.cost + coalesce($6::numeric, 0) * (excluded.calls - used.calls)
                         WHERE used.calls < excluded.calls
                        """, rows).replaceWithVoid();
    }

    /** What PostgreSQL has of a month. */
    public Uni<Map<Entry, UsageCost>> month(YearMonth month) {
        return database.run("""
                        SELECT day, account_id, key_id, era, calls, priced, cost
                          FROM gateway.usage_by_day WHERE day >= $1 AND day <= $2
                        """, Tuple.of(month.atDay(1), month.atEndOfMonth())).map(rows -> {
            Map<Entry, UsageCost> entries = new HashMap<>();
            rows.forEach(row -> entries.put(entry(row), cost(row)));
            return entries;
        });
    }

    private static Tuple row(Entry entry, long calls, BigDecimal price) {
        CallerDay of = entry.of();
        return Tuple.tuple(
                new ArrayList<>(Arrays.asList(of.day(), of.accountId(), of.keyId(), entry.era(), calls, price)));
    }

    private static Entry entry(Row row) {
        return new Entry(
                new CallerDay(row.getLocalDate("day"), row.getString("account_id"), row.getString("key_id")),
                row.getString("era"));
    }

    private static UsageCost cost(Row row) {
        return new UsageCost(row.getLong("calls"), row.getLong("priced"), row.getBigDecimal("cost"));
    }
}
