package io.usdtaggregator.admin.publishing;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.access.AccessStore;
import io.usdtaggregator.admin.settings.SettingsStore;
import io.usdtaggregator.base.redis.RedisKeys;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Once a second: what PostgreSQL has and Redis has not (yet, or any more) is written to Redis. */
@ApplicationScoped
public class Reconciler {
    private static final Logger LOG = Logger.getLogger(Reconciler.class);

    private final SettingsStore settings;
    private final AccessStore access;
    private final SnapshotPublisher publisher;

    Reconciler(SettingsStore settings, AccessStore access, SnapshotPublisher publisher) {
        this.settings = settings;
        this.access = access;
        this.publisher = publisher;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> reconcile() {
        return reconcileSettings()
                .chain(this::reconcileAccess)
                .onFailure()
                .invoke(this::later)
                .onFailure()
                .recoverWithNull();
    }

    /** Also called after each save, so that a change is seen at once. */
    public Uni<Void> reconcileSettings() {
        return settings.read().chain(truth -> publisher
                .publishedVersion(RedisKeys.SETTINGS)
                .chain(published -> published == truth.version()
                        ? Uni.createFrom().voidItem()
                        : publisher.publish(RedisKeys.SETTINGS, truth.version(), truth)));
    }

    public Uni<Void> reconcileAccess() {
        return access.version().chain(version -> publisher
                .publishedVersion(RedisKeys.ACCESS)
                .chain(published -> published.equals(version)
                        ? Uni.createFrom().voidItem()
                        : access.snapshot()
                                .chain(truth -> publisher.publish(RedisKeys.ACCESS, truth.version(), truth))));
    }

    private void later(Throwable failure) {
        LOG.debugf("not yet in Redis: %s", failure.getMessage());
    }
}
