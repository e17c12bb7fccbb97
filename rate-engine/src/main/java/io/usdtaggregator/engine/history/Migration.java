package io.usdtaggregator.engine.history;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;

/** Brings the schema {@code rates} up to date on a worker thread, again and again until PostgreSQL is there. */
@ApplicationScoped
public class Migration {
    private static final Logger LOG = Logger.getLogger(Migration.class);

    private final Flyway flyway;
    private volatile boolean done;

    Migration(Flyway flyway) {
        this.flyway = flyway;
    }

    void atStart(@Observes StartupEvent event) {
        Uni.createFrom()
                .item(flyway::migrate)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onFailure()
                .invoke(failure -> LOG.warnf("PostgreSQL is not there yet: %s", failure.getMessage()))
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(500), Duration.ofSeconds(5))
                .indefinitely()
                .subscribe()
                .with(result -> done = true, failure -> LOG.error("the schema was not made", failure));
    }

    public boolean isDone() {
        return done;
    }
}
