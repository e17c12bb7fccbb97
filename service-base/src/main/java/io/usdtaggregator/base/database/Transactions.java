package io.usdtaggregator.base.database;

import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/**
 * Runs the work of Panache repositories within the deadline of {@link Database}. Each call has a session of its own, so
 * that calls may run side by side; all of one call is one transaction. The work must do one thing at a time and stay on
 * its thread: no Redis or REST call, no password hashing inside.
 */
@ApplicationScoped
@IfBuildProperty(name = "service.database.enabled", stringValue = "true")
public class Transactions {
    private final Database database;
    private final Vertx vertx;

    public Transactions(Database database, Vertx vertx) {
        this.database = database;
        this.vertx = vertx;
    }

    /** Work that writes: all of it is saved, or nothing. */
    public <T> Uni<T> write(Supplier<Uni<T>> work) {
        return SessionContext.own(vertx, () -> database.inTime(() -> Panache.withTransaction(work)));
    }

    /** Work that only reads. */
    public <T> Uni<T> read(Supplier<Uni<T>> work) {
        return SessionContext.own(vertx, () -> database.inTime(() -> Panache.withSession(work)));
    }
}
