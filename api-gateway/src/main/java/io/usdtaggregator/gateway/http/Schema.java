package io.usdtaggregator.gateway.http;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.database.SchemaMigration;
import jakarta.inject.Singleton;

/** The gateway's own schema in PostgreSQL, migrated once by service-base. */
@Singleton
public class Schema {
    private final SchemaMigration migration;

    Schema(SchemaMigration migration) {
        this.migration = migration;
    }

    /** Completes when the schema is there: bound the waiting. */
    public Uni<Void> migrated() {
        return migration.isDone() ? Uni.createFrom().voidItem() : migration.whenDone();
    }
}
