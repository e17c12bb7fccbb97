package io.usdtaggregator.base.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.properties.IfBuildProperty;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.deadline.DeadlineExceeded;
import io.usdtaggregator.base.failure.FailureReason;
import io.usdtaggregator.base.metrics.Outcomes;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The one way to PostgreSQL: every statement and transaction has a deadline ({@link DatabaseConfig#deadline()}), and
 * whatever a lost, slow or unmigrated database throws becomes a {@link DatabaseUnavailable}.
 */
@ApplicationScoped
@IfBuildProperty(name = "service.database.enabled", stringValue = "true")
public class Database {
    private final Vertx vertx;
    private final Pool pool;
    private final SchemaMigration migration;
    private final Duration deadline;
    private final Outcomes outcomes;

    public Database(Vertx vertx, Pool pool, SchemaMigration migration, DatabaseConfig config, MeterRegistry meters) {
        this.vertx = vertx;
        this.pool = pool;
        this.migration = migration;
        this.deadline = config.deadline();
        this.outcomes = new Outcomes(meters, "service.database.uses");
    }

    /** Whether the schema is there; the server may be out all the same. */
    public boolean isReady() {
        return migration.isDone();
    }

    /** One prepared statement. */
    public Uni<RowSet<Row>> run(String sql, Tuple values) {
        return inTime(() -> pool.preparedQuery(sql).execute(values));
    }

    /** One prepared statement for many rows, in one round trip. */
    public Uni<RowSet<Row>> runBatch(String sql, List<Tuple> rows) {
        return inTime(() -> pool.preparedQuery(sql).executeBatch(rows));
    }

    /**
     * Any work on the database (a Panache session or transaction, say) within the deadline. Work that ran into it is not
     * torn apart: it ends by itself and gives its connection back, but its caller no longer waits.
     */
    public <T> Uni<T> inTime(Supplier<Uni<T>> work) {
        if (!migration.isDone()) {
            return Uni.createFrom().failure(new DatabaseUnavailable("the schema is not there yet", null));
        }
        Uni<T> inTime = Uni.createFrom()
                .<T>emitter(
                        caller -> SessionContext.run(vertx, work).subscribe().with(caller::complete, caller::fail))
                .ifNoItem()
                .after(deadline)
                .failWith(() -> new DeadlineExceeded("PostgreSQL", deadline));
        return outcomes.count(inTime, Database::isLost)
                .onFailure(Database::isLost)
                .transform(cause -> new DatabaseUnavailable(FailureReason.of(cause), cause));
    }

    /** Whether a failure tells of the connection or the server, and not of what it was asked. */
    private static boolean isLost(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> (cause instanceof IOException && !(cause instanceof JsonProcessingException))
                        || cause instanceof TimeoutException
                        || cause instanceof java.util.concurrent.TimeoutException
                        || cause instanceof io.vertx.sqlclient.ClosedConnectionException
                        || cause instanceof io.vertx.pgclient.PgException refused && isServers(refused.getSqlState()));
    }

    /** Classes 08 (connection), 53 (resources), 57 (operator intervention) and 25006 (read-only, as after a failover). */
    private static boolean isServers(String sqlState) {
        return sqlState != null && sqlState.matches("(08|53|57).*|25006");
    }
}
