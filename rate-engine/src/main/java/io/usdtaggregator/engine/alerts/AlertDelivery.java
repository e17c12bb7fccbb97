package io.usdtaggregator.engine.alerts;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.internal.alerts.Alert;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.engine.alerts.AlertGroups.DueGroup;
import io.usdtaggregator.model.json.MarketJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Raises the alert of each group whose time has come: logged, stored, published for webhooks, and mailed. */
@ApplicationScoped
public class AlertDelivery {
    private static final Logger LOG = Logger.getLogger("alerts");

    private final AlertGroups groups;
    private final AlertStore store;
    private final AlertMail mail;
    private final RedisCommands redis;
    private final AlertConfig config;

    AlertDelivery(AlertGroups groups, AlertStore store, AlertMail mail, RedisCommands redis, AlertConfig config) {
        this.groups = groups;
        this.store = store;
        this.mail = mail;
        this.redis = redis;
        this.config = config;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> raiseDue() {
        return groups.claimDue()
                .onItem()
                .transformToMulti(names -> Multi.createFrom().iterable(names))
                .onItem()
                .transformToUniAndConcatenate(this::raise)
                .collect()
                .asList()
                .replaceWithVoid()
                .onFailure()
                .invoke(failed -> LOG.warnf("alerts wait: %s", failed.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    /** One that fails is due again soon, and leaves the others. */
    private Uni<Void> raise(String name) {
        return groups.read(name)
                .chain(found -> found.map(this::raise).orElseGet(() -> groups.drop(name)))
                .onFailure()
                .invoke(failed -> LOG.warnf("alert %s waits: %s", name, failed.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    /** Under the id that the group was opened with, so that an alert that two engines raise is one. */
    private Uni<Void> raise(DueGroup group) {
        Alert alert = GroupedAlert.of(group.alertId(), group.conditions(), config.sandbox(), Instant.now());
        LOG.warnf("%s %s %s: %s", alert.severity(), alert.kind(), alert.cause(), alert.message());
        return store.keep(alert).chain(() -> groups.close(group)).chain(late -> (alert.acknowledgedBy() == null
                        ? send(alert)
                        : Uni.createFrom().voidItem())
                .chain(() -> late.isEmpty() ? Uni.createFrom().voidItem() : store.join(alert.id(), late)));
    }

    private Uni<Void> send(Alert alert) {
        mail.send(alert);
        return redis.publish(RedisKeys.ALERTS_CHANNEL, MarketJson.write(alert));
    }
}
