package io.usdtaggregator.gateway.webhooks;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.gateway.http.Schema;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** The one way to the tables of webhooks: with a deadline; PostgreSQL away is a 503. */
@Singleton
class Tables {
    private static final Logger LOG = Logger.getLogger(Tables.class);
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final Pool pool;
    private final Schema schema;

    Tables(Pool pool, Schema schema) {
        this.pool = pool;
        this.schema = schema;
    }

    Uni<RowSet<Row>> run(String sql, Object... values) {
        // The pool's own way to run a statement leaves a timer behind for each failure, and logs it as an error later.
        return bounded(() -> pool.withConnection(connection -> run(connection, sql, values)));
    }

    <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return bounded(() -> pool.withTransaction(work));
    }

    /** One statement of a transaction. */
    static Uni<RowSet<Row>> run(SqlConnection connection, String sql, Object... values) {
        return connection.preparedQuery(sql).execute(Tuple.tuple(Arrays.asList(values)));
    }

    private <T> Uni<T> bounded(Supplier<Uni<? extends T>> work) {
        return schema.migrated()
                .chain(work)
                .ifNoItem()
                .after(DEADLINE)
                .fail()
                .onFailure(failure -> !(failure instanceof HttpProblem))
                .transform(Tables::away);
    }

    private static HttpProblem away(Throwable failure) {
        // Never the message: a database client may quote the values of a statement, and here they are secrets.
        LOG.debugf("webhooks: %s", failure.getClass().getSimpleName());
        return Problem.unavailable(
                "webhooks_unavailable", "Webhooks cannot be read or written right now", Duration.ofSeconds(5));
    }
}
