package io.usdtaggregator.admin.access;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

/** Counts the changes of accounts and keys. */
@ApplicationScoped
class SnapshotVersions implements PanacheRepositoryBase<SnapshotVersion, Boolean> {

    /** First in each transaction that changes accounts or keys: so they come one after the other. */
    Uni<Void> grow() {
        return update("version = version + 1").replaceWithVoid();
    }

    Uni<Long> current() {
        return findById(true).map(row -> row.version);
    }

    /** The version, which stays as it is until the transaction ends. */
    Uni<Long> currentLocked() {
        return findById(true, LockModeType.PESSIMISTIC_READ).map(row -> row.version);
    }
}
