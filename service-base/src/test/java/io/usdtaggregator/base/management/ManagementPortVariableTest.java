package io.usdtaggregator.base.management;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManagementPortVariableTest {
    @Test
    void a_port_opens_the_management_interface() {
        SmallRyeConfig config = config(Map.of("MANAGEMENT_PORT", "9000"));

        assertTrue(config.getValue("quarkus.management.host-enabled", Boolean.class));
        assertEquals("9000", config.getRawValue("quarkus.management.port"));
    }

    @Test
    void without_a_port_it_is_closed() {
        assertEquals("false", config(Map.of()).getRawValue("quarkus.management.host-enabled"));
        assertEquals("false", config(Map.of("MANAGEMENT_PORT", " ")).getRawValue("quarkus.management.host-enabled"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "0", "-1", "65536", "99999", "9000.0"})
    void what_is_no_port_is_refused_by_name(String text) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> config(Map.of("MANAGEMENT_PORT", text)));

        assertEquals("MANAGEMENT_PORT must be a port from 1 to 65535, and is " + text, refused.getMessage());
    }

    private static SmallRyeConfig config(Map<String, String> variables) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(variables, "variables", 300))
                .withSources(new ManagementPortVariable())
                .build();
    }
}
