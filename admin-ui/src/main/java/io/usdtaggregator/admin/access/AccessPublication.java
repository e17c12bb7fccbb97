package io.usdtaggregator.admin.access;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.database.Transactions;
import io.usdtaggregator.admin.publishing.SnapshotAgreement;
import io.usdtaggregator.admin.publishing.SnapshotPublisher;
import io.usdtaggregator.base.database.Database;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.model.access.Access;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Keeps accounts and keys in Redis equal to those in PostgreSQL: after each change, and every three seconds for what was lost or missed. */
@ApplicationScoped
public class AccessPublication {
    private static final Logger LOG = Logger.getLogger(AccessPublication.class);

    private final IntegratorAccounts accounts;
    private final IntegratorKeys keys;
    private final SnapshotVersions versions;
    private final Transactions transactions;
    private final SnapshotPublisher publisher;
    private final Database database;
    private final SnapshotAgreement agreement;

    AccessPublication(
            IntegratorAccounts accounts,
            IntegratorKeys keys,
            SnapshotVersions versions,
            Transactions transactions,
            SnapshotPublisher publisher,
            Database database) {
        this.accounts = accounts;
        this.keys = keys;
        this.versions = versions;
        this.transactions = transactions;
        this.publisher = publisher;
        this.database = database;
        this.agreement = new SnapshotAgreement(publisher, RedisKeys.ACCESS);
    }

    @Scheduled(every = "3s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> reconcile() {
        return database.isReady()
                ? orLater(agreement
                        .lasts()
                        .chain(lasts -> lasts ? Uni.createFrom().voidItem() : publishIfOther()))
                : Uni.createFrom().voidItem();
    }

    /** Publishes what is in force; what Redis does not get now it gets within seconds of its return. */
    public Uni<Void> publishOrLater() {
        return orLater(Uni.createFrom().deferred(this::publishIfOther));
    }

    private static Uni<Void> orLater(Uni<Void> publishing) {
        return publishing
                .onFailure()
                .invoke(failure -> LOG.debugf("accounts are not in Redis yet: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> publishIfOther() {
        agreement.ended();
        return publisher
                .publishedVersion(RedisKeys.ACCESS)
                .chain(published -> transactions.read(versions::current).chain(current -> {
                    if (published.equals(current)) {
                        agreement.reached(current);
                        return Uni.createFrom().voidItem();
                    }
                    return publish();
                }));
    }

    private Uni<Void> publish() {
        return transactions.write(this::snapshot).chain(snapshot -> publisher
                .publish(RedisKeys.ACCESS, snapshot.version(), snapshot)
                .invoke(() -> agreement.reached(snapshot.version())));
    }

    /** Version and content belong together: no change ends between the two. */
    private Uni<Access> snapshot() {
        return versions.currentLocked().chain(version -> accounts.all().chain(found -> keys.all()
                .map(held -> new Access(
                        version,
                        found.stream().map(Integrator::account).toList(),
                        held.stream().map(IntegratorKey::apiKey).toList()))));
    }
}
