package io.usdtaggregator.gateway.usage;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.database.Database;
import io.usdtaggregator.gateway.security.CallerId;
import io.usdtaggregator.model.access.Access.Quota;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The calls by day in PostgreSQL, each with what it cost when it came there. */
@Singleton
public class UsageLedger {
    private final Database database;
    private final Pool pool;

    UsageLedger(Database database, Pool pool) {
        this.database = database;
        this.pool = pool;
    }

    /**
     * A month's calls.
     *
     * @param hasBatch whether the batch that was asked for is among them
     */
    public record Month(Map<CallsOf, UsageCost> calls, boolean hasBatch) {}

    /** Adds a batch once, however often it is brought. */
    public Uni<Void> add(UsageCounters.Batch batch, Function<CallerId, Optional<Quota>> agreed) {
        return database.inTime(() -> pool.withTransaction(connection -> first(connection, batch.id())
                .chain(isFirst -> isFirst
                        ? insert(connection, batch, agreed)
                        : Uni.createFrom().voidItem())));
    }

    /** Both from one instant: the calls, and whether this batch is in. */
    public Uni<Month> month(YearMonth month, String batch) {
        return database.run("""
                        SELECT batch.is_in, used.day, used.account_id, used.key_id, used.calls, used.priced, used.cost
                          FROM (SELECT EXISTS (SELECT 1 FROM gateway.usage_batch WHERE id = $3) AS is_in) batch
                          LEFT JOIN gateway.usage_by_day used ON used.day >= $1 AND used.day <= $2
                        """, Tuple.of(month.atDay(1), month.atEndOfMonth(), batch))
                .map(UsageLedger::read);
    }

    /** Batches so old cannot come a second time. */
    public Uni<Void> forgetOldBatches() {
        return database.run("DELETE FROM gateway.usage_batch WHERE added_at < now() - interval '7 days'", Tuple.tuple())
                .replaceWithVoid();
    }

    private static Month read(RowSet<Row> rows) {
        Map<CallsOf, UsageCost> calls = new HashMap<>();
        boolean hasBatch = false;
        for (Row row : rows) {
            hasBatch = row.getBoolean("is_in");
            if (row.getLocalDate("day") != null) {
                calls.put(
                        new CallsOf(row.getLocalDate("day"), row.getString("account_id"), row.getString("key_id")),
                        new UsageCost(row.getLong("calls"), row.getLong("priced"), row.getBigDecimal("cost")));
            }
        }
        return new Month(calls, hasBatch);
    }

    private static Uni<Boolean> first(SqlConnection connection, String id) {
        return connection
                .preparedQuery("INSERT INTO gateway.usage_batch (id) VALUES ($1) ON CONFLICT DO NOTHING")
                .execute(Tuple.of(id))
                .map(done -> done.rowCount() == 1);
    }

    private static Uni<Void> insert(
            SqlConnection connection, UsageCounters.Batch batch, Function<CallerId, Optional<Quota>> agreed) {
        List<Tuple> rows = batch.calls().entrySet().stream()
                .map(entry -> row(
                        entry.getKey(),
                        priced(entry.getValue(), agreed.apply(entry.getKey().who()))))
                .toList();
        return connection.preparedQuery("""
                        INSERT INTO gateway.usage_by_day AS used (day, account_id, key_id, calls, priced, cost)
                        VALUES ($1, $2, $3, $4, $5, $6)
                        ON CONFLICT (day, account_id, key_id) DO UPDATE
                           SET calls = used.calls + excluded.calls,
                               priced = used.priced + excluded.priced,
                               cost = used.cost + excluded.cost
                        """).executeBatch(rows).replaceWithVoid();
    }

    private static Tuple row(CallsOf of, UsageCost spent) {
        return Tuple.tuple(List.of(of.day(), of.accountId(), of.keyId(), spent.calls(), spent.priced(), spent.cost()));
    }

    /** Whose price is not known keeps calls without one. */
    private static UsageCost priced(long calls, Optional<Quota> agreed) {
        return agreed.map(quota -> UsageCost.at(quota, calls)).orElseGet(() -> UsageCost.unpriced(calls));
    }
}
