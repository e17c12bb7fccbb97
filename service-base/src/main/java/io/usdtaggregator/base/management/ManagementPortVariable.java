package io.usdtaggregator.base.management;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Opens Quarkus' management interface where {@code MANAGEMENT_PORT} names its port, and only there. */
public class ManagementPortVariable implements ConfigSourceFactory {
    static final String OPEN = "quarkus.management.host-enabled";
    private static final String VARIABLE = "MANAGEMENT_PORT";

    /** Above application.properties (250) and variables (300), and below what tests and system properties set (400). */
    private static final int ORDINAL = 305;

    /** @throws IllegalArgumentException when the variable holds no port */
    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        ConfigValue variable = context.getValue(VARIABLE);
        String port = variable == null || variable.getValue() == null
                ? ""
                : variable.getValue().trim();
        if (!port.isEmpty() && !isPort(port)) {
            throw new IllegalArgumentException(VARIABLE + " must be a port from 1 to 65535, and is " + port);
        }
        Map<String, String> properties =
                port.isEmpty() ? Map.of(OPEN, "false") : Map.of(OPEN, "true", "quarkus.management.port", port);
        return List.of(new PropertiesConfigSource(properties, "ManagementPortVariable", ORDINAL));
    }

    private static boolean isPort(String text) {
        return text.matches("[1-9]\\d{0,4}") && Integer.parseInt(text) <= 0xFFFF;
    }
}
