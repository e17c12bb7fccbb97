package io.usdtaggregator.gateway.webhooks.target;

import io.usdtaggregator.gateway.webhooks.WebhookConfig;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Wires the check of targets. */
class TargetBeans {

    @Produces
    @Singleton
    NameResolver names() {
        return NameResolver.SYSTEM;
    }

    @Produces
    @Singleton
    TargetCheck targets(NameResolver names, WebhookConfig config, OwnServers own) {
        return new TargetCheck(names, config.allowLoopback(), own.ports());
    }

    void close(@Disposes TargetCheck targets) {
        targets.close();
    }
}
