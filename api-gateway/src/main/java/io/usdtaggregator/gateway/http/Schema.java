package io.usdtaggregator.gateway.http;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import org.flywaydb.core.Flyway;

/** The gateway's own schema in PostgreSQL, migrated when it is first needed: a start without PostgreSQL works. */
@Singleton
public class Schema {
    private final Flyway flyway;
    private volatile boolean migrated;

    Schema(Flyway flyway) {
        this.flyway = flyway;
    }

    /** Fails while PostgreSQL is away; ask again. */
    public Uni<Void> migrated() {
        return migrated
                ? Uni.createFrom().voidItem()
                : Uni.createFrom()
                        .item(this::migrate)
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                        .replaceWithVoid();
    }

    private synchronized boolean migrate() {
        if (!migrated) {
            flyway.migrate();
            migrated = true;
        }
        return true;
    }
}
