package io.usdtaggregator.gateway.webhooks;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** What runs in the background of every gateway: rates and alerts become messages, messages are delivered and forgotten. */
@Startup
@Singleton
class Webhooks {
    private static final Logger LOG = Logger.getLogger(Webhooks.class);
    private static final Duration FORGET_EVERY = Duration.ofHours(1);

    private final Dispatcher dispatcher;
    private final List<Cancellable> running;

    Webhooks(
            Dispatcher dispatcher,
            RateWatch rates,
            AlertDelivery alerts,
            AlertFeed feed,
            DeliveryLog log,
            WebhookStore store,
            WebhookConfig config) {
        this.dispatcher = dispatcher.start();
        this.running = List.of(
                repeat(config.watchEvery(), rates::look),
                repeat(config.alertsEvery(), alerts::catchUp),
                repeat(FORGET_EVERY, () -> log.forget(config.keep())),
                repeat(FORGET_EVERY, store::forgetOldSecrets),
                feed.raised()
                        .onItem()
                        .transformToUniAndConcatenate(
                                alert -> quietly(Uni.createFrom().deferred(() -> alerts.queue(alert))))
                        .subscribe()
                        .with(done -> {}, broken -> LOG.error("alerts are not heard of any more", broken)));
    }

    void leaving(@Observes ShutdownDelayInitiatedEvent soon) {
        end();
    }

    void end(@Observes ShutdownEvent now) {
        end();
    }

    private void end() {
        running.forEach(Cancellable::cancel);
        dispatcher.close();
    }

    private static Cancellable repeat(Duration every, Supplier<Uni<? extends Void>> work) {
        return Multi.createFrom()
                .ticks()
                .every(every)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> quietly(Uni.createFrom().deferred(work)))
                .subscribe()
                .with(done -> {}, broken -> LOG.error("webhooks are not looked after any more", broken));
    }

    /** PostgreSQL away, say: the next round does it. */
    private static Uni<Void> quietly(Uni<Void> work) {
        return work.onFailure()
                .invoke(failure -> LOG.debugf("webhooks: %s", failure.getClass().getSimpleName()))
                .onFailure()
                .recoverWithNull();
    }
}
