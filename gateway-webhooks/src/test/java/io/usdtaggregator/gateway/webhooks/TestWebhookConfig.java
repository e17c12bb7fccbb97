package io.usdtaggregator.gateway.webhooks;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** The configuration of webhooks as a gateway reads it. */
public final class TestWebhookConfig {
    private TestWebhookConfig() {}

    /** The defaults, but for these keys. */
    public static WebhookConfig with(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withMapping(WebhookConfig.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(WebhookConfig.class);
    }
}
