package io.usdtaggregator.gateway.webhooks;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;

/** The tables of webhooks, past the application: what tests change behind its back, and look at. */
@Singleton
public class WebhookTables {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Pool pool;

    WebhookTables(Pool pool) {
        this.pool = pool;
    }

    /** Runs one statement to its end. */
    public RowSet<Row> run(String sql, Object... values) {
        return pool.withConnection(connection -> execute(connection, sql, values))
                .await()
                .atMost(PATIENCE);
    }

    public long count(String sql, Object... values) {
        return run(sql, values).iterator().next().getLong(0);
    }

    /** No webhooks, and so no deliveries. */
    public void clear() {
        run("DELETE FROM gateway.webhook");
    }

    private static Uni<RowSet<Row>> execute(SqlConnection connection, String sql, Object... values) {
        return connection.preparedQuery(sql).execute(Tuple.tuple(Arrays.asList(values)));
    }
}
