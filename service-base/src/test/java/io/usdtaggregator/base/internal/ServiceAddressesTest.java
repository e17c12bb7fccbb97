package io.usdtaggregator.base.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Several addresses of one service in one variable. */
class ServiceAddressesTest {
    @Test
    void addresses_with_https_are_asked_with_tls() {
        SmallRyeConfig config = config("https://a:8082, https://b:8082");

        assertEquals("storks://engine", value(config, "quarkus.rest-client.engine.url"));
        assertEquals("storks://engine", value(config, "quarkus.rest-client.engine-export.url"));
        assertEquals("a:8082,b:8082", value(config, "quarkus.stork.engine.service-discovery.address-list"));
    }

    @Test
    void addresses_with_http_are_asked_plainly() {
        assertEquals("stork://engine", value(config("http://a:8082,http://b:8082"), "quarkus.rest-client.engine.url"));
    }

    @Test
    void a_mixture_of_http_and_https_is_refused() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> config("https://a:8082,http://b:8082"));

        assertTrue(refused.getMessage().startsWith("ENGINE_URL"), refused.getMessage());
    }

    private static String value(SmallRyeConfig config, String property) {
        return config.getConfigValue(property).getValue();
    }

    private static SmallRyeConfig config(String addresses) {
        return new SmallRyeConfigBuilder()
                .withDefaultValues(Map.of("ENGINE_URL", addresses))
                .withSources(new ServiceAddresses())
                .build();
    }
}
