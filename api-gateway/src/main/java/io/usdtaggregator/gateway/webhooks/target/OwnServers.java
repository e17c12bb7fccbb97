package io.usdtaggregator.gateway.webhooks.target;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/** The servers that the gateway itself relies on: no webhook of the sandbox may reach them. */
@Singleton
class OwnServers {
    private static final List<String> SETTINGS =
            List.of("quarkus.redis.hosts", "quarkus.datasource.reactive.url", "ENGINE_URL");

    private final Config config;

    OwnServers(Config config) {
        this.config = config;
    }

    Set<Integer> ports() {
        return SETTINGS.stream()
                .flatMap(name -> config.getOptionalValue(name, String.class).stream())
                .flatMap(addresses -> Stream.of(addresses.split(",")))
                .map(address -> URI.create(address.trim()).getPort())
                .collect(Collectors.toSet());
    }
}
