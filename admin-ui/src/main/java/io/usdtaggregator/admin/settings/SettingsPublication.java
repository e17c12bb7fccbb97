package io.usdtaggregator.admin.settings;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.publishing.SnapshotAgreement;
import io.usdtaggregator.admin.publishing.SnapshotPublisher;
import io.usdtaggregator.base.database.Database;
import io.usdtaggregator.base.redis.RedisKeys;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Keeps the settings in Redis equal to those in PostgreSQL: after each save, and every three seconds for what was lost or
 * missed. Each time readers are told which version is there, so that they need not ask.
 */
@ApplicationScoped
public class SettingsPublication {
    private static final Logger LOG = Logger.getLogger(SettingsPublication.class);

    private final SettingsVersions versions;
    private final SnapshotPublisher publisher;
    private final Database database;
    private final SnapshotAgreement agreement;

    SettingsPublication(SettingsVersions versions, SnapshotPublisher publisher, Database database) {
        this.versions = versions;
        this.publisher = publisher;
        this.database = database;
        this.agreement = new SnapshotAgreement(publisher, RedisKeys.SETTINGS);
    }

    @Scheduled(every = "3s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> reconcile() {
        return database.isReady()
                ? orLater(agreement.lasts().chain(lasts -> lasts ? agreement.announce() : publish()))
                : Uni.createFrom().voidItem();
    }

    /** Publishes the settings in force; what Redis does not get now it gets within seconds of its return. */
    public Uni<Void> publishOrLater() {
        return orLater(Uni.createFrom().deferred(this::publish));
    }

    private static Uni<Void> orLater(Uni<Void> publishing) {
        return publishing
                .onFailure()
                .invoke(failure -> LOG.debugf("settings are not in Redis yet: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> publish() {
        agreement.ended();
        return versions.read().chain(inForce -> publisher
                .publishedVersion(RedisKeys.SETTINGS)
                .chain(published -> published == inForce.version()
                        ? Uni.createFrom().voidItem()
                        : publisher.publish(RedisKeys.SETTINGS, inForce.version(), inForce))
                .invoke(() -> agreement.reached(inForce.version())));
    }
}
