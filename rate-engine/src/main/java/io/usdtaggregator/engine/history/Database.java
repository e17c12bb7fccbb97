package io.usdtaggregator.engine.history;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;

/** The one way to PostgreSQL: every statement has a deadline. The schema is made as soon as the server can be reached. */
@ApplicationScoped
public class Database {
    private static final Logger LOG = Logger.getLogger(Database.class);
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final long LONGEST_BACK_OFF_MILLIS = 10_000;

    private final Pool pool;
    private final Flyway flyway;
    private volatile boolean ready;
    private volatile boolean stopping;

    public Database(Pool pool, Flyway flyway) {
        this.pool = pool;
        this.flyway = flyway;
    }

    public void start(@Observes StartupEvent started) {
        Thread migration = new Thread(this::migrate, "migration");
        migration.setDaemon(true);
        migration.start();
    }

    void stop(@Observes ShutdownEvent end) {
        stopping = true;
    }

    /** Whether the schema is there; the server may still be away. */
    public boolean isReady() {
        return ready;
    }

    public Uni<RowSet<Row>> run(String sql, Tuple values) {
        if (!ready) {
            return Uni.createFrom().failure(new DatabaseAway("the schema is not there yet"));
        }
        return pool.preparedQuery(sql)
                .execute(values)
                .ifNoItem()
                .after(DEADLINE)
                .fail()
                .onFailure()
                .transform(cause -> new DatabaseAway(cause.getMessage()));
    }

    /** PostgreSQL did not do what it was asked. */
    public static final class DatabaseAway extends RuntimeException {
        DatabaseAway(String reason) {
            super("PostgreSQL: " + reason);
        }
    }

    private void migrate() {
        for (long pause = 250; !ready && !stopping; pause = Math.min(2 * pause, LONGEST_BACK_OFF_MILLIS)) {
            try {
                flyway.migrate();
                ready = true;
            } catch (RuntimeException away) {
                LOG.warnf(
                        "the schema waits for PostgreSQL: %s",
                        away.getMessage().lines().findFirst().orElse(""));
                sleep(pause);
            }
        }
    }

    private void sleep(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException interrupted) {
            stopping = true;
        }
    }
}
