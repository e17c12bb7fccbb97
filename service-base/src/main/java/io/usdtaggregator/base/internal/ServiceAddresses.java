package io.usdtaggregator.base.internal;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Several instances of a service in one variable: with {@code ENGINE_URL=http://a:8082,http://b:8082} its REST clients
 * choose the instance by SmallRye Stork, which avoids one that failed. All of them speak HTTP or all HTTPS. A single
 * address stays what it was.
 */
public class ServiceAddresses implements ConfigSourceFactory {
    /** A service, and the REST clients that call it. */
    private static final Map<String, List<String>> CLIENTS =
            Map.of("engine", List.of("engine", "engine-export"), "gateway", List.of("gateway"));

    /** Above application.properties (250) and variables (300), and below what tests and system properties set (400). */
    private static final int ORDINAL = 305;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        Map<String, String> properties = new HashMap<>();
        CLIENTS.forEach((service, clients) -> severalOf(variable(service), context)
                .ifPresent(addresses -> properties.putAll(propertiesOf(service, clients, addresses))));
        return properties.isEmpty()
                ? List.of()
                : List.of(new PropertiesConfigSource(properties, "ServiceAddresses", ORDINAL));
    }

    private static String variable(String service) {
        return service.toUpperCase(Locale.ROOT) + "_URL";
    }

    private static Optional<List<URI>> severalOf(String variable, ConfigSourceContext context) {
        ConfigValue value = context.getValue(variable);
        if (value == null || value.getValue() == null || !value.getValue().contains(",")) {
            return Optional.empty();
        }
        List<URI> addresses = Stream.of(value.getValue().split(","))
                .map(text -> address(variable, text.trim()))
                .toList();
        if (addresses.stream().map(URI::getScheme).distinct().count() > 1) {
            throw new IllegalArgumentException(
                    variable + " names several addresses: all must begin with http://, or all with https://");
        }
        return Optional.of(addresses);
    }

    private static URI address(String variable, String text) {
        try {
            URI address = URI.create(text);
            boolean complete = address.getHost() != null
                    && address.getPort() > 0
                    && List.of("http", "https").contains(address.getScheme())
                    && address.getPath().matches("/?");
            if (complete) {
                return address;
            }
        } catch (IllegalArgumentException malformed) {
            // The sentence below is for both.
        }
        throw new IllegalArgumentException(variable
                + " names several addresses: each must have the form http://host:port or https://host:port, not '"
                + text + "'");
    }

    private static Map<String, String> propertiesOf(String service, List<String> clients, List<URI> addresses) {
        Map<String, String> properties = new HashMap<>();
        String scheme = "https".equals(addresses.get(0).getScheme()) ? "storks://" : "stork://";
        clients.forEach(client -> properties.put("quarkus.rest-client." + client + ".url", scheme + service));
        String stork = "quarkus.stork." + service + ".";
        properties.put(stork + "service-discovery.type", "static");
        properties.put(
                stork + "service-discovery.address-list",
                addresses.stream()
                        .map(address -> address.getHost() + ":" + address.getPort())
                        .collect(Collectors.joining(",")));
        properties.put(stork + "load-balancer.type", "least-response-time");
        return properties;
    }
}
