package io.usdtaggregator.gateway.access;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.gateway.http.Schema;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The calls by day in PostgreSQL. */
@Singleton
public class UsageLedger {
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final Pool pool;
    private final Schema schema;

    UsageLedger(Pool pool, Schema schema) {
        this.pool = pool;
        this.schema = schema;
    }

    /** Adds a batch once, however often it is brought. */
    Uni<Void> add(UsageCounters.Batch batch) {
        return schema.migrated()
                .chain(() -> pool.withTransaction(connection -> first(connection, batch.id())
                        .chain(isFirst -> isFirst
                                ? insert(connection, batch)
                                : Uni.createFrom().voidItem())))
                .ifNoItem()
                .after(DEADLINE)
                .fail();
    }

    Uni<Map<CallsOf, Long>> month(YearMonth month) {
        return schema.migrated()
                .chain(() -> pool.preparedQuery("SELECT day, account_id, key_id, calls FROM gateway.usage_by_day"
                                + " WHERE day >= $1 AND day <= $2")
                        .execute(Tuple.of(month.atDay(1), month.atEndOfMonth())))
                .map(rows -> {
                    Map<CallsOf, Long> calls = new HashMap<>();
                    for (Row row : rows) {
                        calls.put(
                                new CallsOf(
                                        row.getLocalDate("day"), row.getString("account_id"), row.getString("key_id")),
                                row.getLong("calls"));
                    }
                    return calls;
                })
                .ifNoItem()
                .after(DEADLINE)
                .fail();
    }

    private static Uni<Boolean> first(SqlConnection connection, String id) {
        return connection
                .preparedQuery("INSERT INTO gateway.usage_batch (id) VALUES ($1) ON CONFLICT DO NOTHING")
                .execute(Tuple.of(id))
                .map(done -> done.rowCount() == 1);
    }

    private static Uni<Void> insert(SqlConnection connection, UsageCounters.Batch batch) {
        List<Tuple> rows = batch.calls().entrySet().stream()
                .map(entry -> Tuple.of(
                        entry.getKey().day(),
                        entry.getKey().accountId(),
                        entry.getKey().keyId(),
                        entry.getValue()))
                .toList();
        return connection
                .preparedQuery(
                        "INSERT INTO gateway.usage_by_day (day, account_id, key_id, calls) VALUES ($1, $2, $3, $4)"
                                + " ON CONFLICT (day, account_id, key_id) DO UPDATE"
                                + " SET calls = gateway.usage_by_day.calls + excluded.calls")
                .executeBatch(rows)
                .replaceWithVoid();
    }
}
