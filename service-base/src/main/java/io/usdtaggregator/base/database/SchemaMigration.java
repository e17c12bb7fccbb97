package io.usdtaggregator.base.database;

import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;

/**
 * Migrates the service's own schema at start, off the event loop, and tries again until PostgreSQL can be reached: no
 * service waits for it to start.
 */
@ApplicationScoped
@IfBuildProperty(name = "service.database.enabled", stringValue = "true")
public class SchemaMigration {
    private static final Logger LOG = Logger.getLogger(SchemaMigration.class);
    private static final int FIRST = 1;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

    private final Flyway flyway;
    private final Duration longestPause;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private volatile Cancellable trying = () -> {};

    public SchemaMigration(Flyway flyway, DatabaseConfig config) {
        this.flyway = flyway;
        this.longestPause = config.longestMigrationPause();
    }

    public void start(@Observes @Priority(FIRST) StartupEvent started) {
        trying = Uni.createFrom()
                .item(flyway::migrate)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onFailure()
                .invoke(SchemaMigration::logFailure)
                .onFailure()
                .retry()
                .withBackOff(FIRST_PAUSE, longestPause)
                .indefinitely()
                .subscribe()
                .with(migrated -> done.complete(null), done::completeExceptionally);
    }

    public void stop(@Observes ShutdownEvent stopping) {
        trying.cancel();
    }

    /** Whether the schema is there; the server may be out again. */
    public boolean isDone() {
        return done.isDone();
    }

    /** Completes when the schema is there. */
    public Uni<Void> whenDone() {
        return Uni.createFrom().completionStage(() -> done.copy());
    }

    private static void logFailure(Throwable failure) {
        String reason = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        LOG.warnf("the schema waits for PostgreSQL: %s", reason);
    }
}
