package io.usdtaggregator.gateway.webhooks.dispatch;

import io.usdtaggregator.gateway.webhooks.WebhookConfig;
import io.usdtaggregator.gateway.webhooks.target.TargetCheck;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Wires the sender, which knows nothing of its container. */
class DispatchBeans {

    @Produces
    @Singleton
    WebhookSender sender(TargetCheck targets, Vertx vertx, WebhookConfig config) {
        return new WebhookSender(targets, vertx, new HttpClientOptions(), config.attemptTimeout());
    }

    void close(@Disposes WebhookSender sender) {
        sender.close();
    }
}
