package io.usdtaggregator.admin.database;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/**
 * Runs the work of repositories within the deadline of {@link Database}. All of one call is one transaction: a change and
 * its audit entry are saved together or not at all.
 */
@ApplicationScoped
public class Transactions {
    private final Database database;

    Transactions(Database database) {
        this.database = database;
    }

    /** Work that writes. It must not leave the database's thread: no password hashing, no Redis, no REST call inside. */
    public <T> Uni<T> write(Supplier<Uni<T>> work) {
        return database.inTime(() -> Panache.withTransaction(work));
    }

    /** Work that only reads. */
    public <T> Uni<T> read(Supplier<Uni<T>> work) {
        return database.inTime(() -> Panache.withSession(work));
    }
}
