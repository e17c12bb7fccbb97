package io.usdtaggregator.gateway.webhooks;

import io.micrometer.core.instrument.MeterRegistry;
import io.usdtaggregator.gateway.webhooks.targets.Names;
import io.usdtaggregator.gateway.webhooks.targets.Targets;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Wires what knows nothing of its container. */
class WebhookBeans {

    @Produces
    @Singleton
    Names names() {
        return Names.OF_THE_SYSTEM;
    }

    @Produces
    @Singleton
    Targets targets(Names names, WebhookConfig config) {
        return new Targets(names, config.allowLoopback());
    }

    void close(@Disposes Targets targets) {
        targets.close();
    }

    @Produces
    @Singleton
    Sender sender(Targets targets, Vertx vertx, WebhookConfig config) {
        return new Sender(targets, vertx, new HttpClientOptions(), config.attemptTimeout());
    }

    void close(@Disposes Sender sender) {
        sender.close();
    }

    @Produces
    @Singleton
    Dispatcher dispatcher(
            DeliveryQueue queue,
            Sender sender,
            Recorder recorder,
            ActiveAccounts accounts,
            WebhookConfig config,
            MeterRegistry meters) {
        config.check();
        return new Dispatcher(queue, sender, recorder, accounts, config, meters);
    }
}
