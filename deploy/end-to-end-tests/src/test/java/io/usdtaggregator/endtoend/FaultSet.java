package io.usdtaggregator.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import io.usdtaggregator.model.json.MarketJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Two collectors, engines and gateways, and ways to Redis and PostgreSQL that may be made slow. */
final class FaultSet implements AutoCloseable {
    private static final String REPLICAS = System.getProperty("faults.replicas", "2");

    private final List<SlowLink> links = new ArrayList<>();
    private final Map<String, RestartableProcess> services = new LinkedHashMap<>();
    private final Map<String, Integer> ports = new LinkedHashMap<>();

    final RunningSet set;

    FaultSet() throws IOException, InterruptedException {
        this(Map.of());
    }

    /** @param more variables for the services */
    FaultSet(Map<String, String> more) throws IOException, InterruptedException {
        set = new RunningSet(this::link, more, "--collectors", REPLICAS, "--engines", REPLICAS, "--gateways", REPLICAS);
        Path local = set.directory.resolve("local");
        JsonNode run = MarketJson.mapper().readTree(local.resolve("run.json").toFile());
        for (JsonNode process : run.get("processes")) {
            String name = process.get("name").asText();
            if (name.matches("(offer-collector|rate-engine|api-gateway|admin-ui).*")) {
                ports.put(name, process.get("port").asInt());
                services.put(
                        name,
                        new RestartableProcess(process.get("pid").asLong(), local.resolve("logs/" + name + ".log")));
            }
        }
    }

    private int link(int server) {
        SlowLink link = new SlowLink(server);
        links.add(link);
        return link.port();
    }

    boolean has(String name) {
        return services.containsKey(name);
    }

    /** As {@code deploy/run-local status} names it, such as {@code rate-engine-2}. */
    RestartableProcess service(String name) {
        return services.get(name);
    }

    /** Where this service listens. */
    int port(String name) {
        return ports.get(name);
    }

    /** All four services, two of three of them. */
    List<RestartableProcess> services() {
        return List.copyOf(services.values());
    }

    SlowLink wayToRedis() {
        return links.get(0);
    }

    SlowLink wayToPostgres() {
        return links.get(1);
    }

    @Override
    public void close() throws IOException {
        services.values().forEach(RestartableProcess::close);
        set.stop();
        for (SlowLink link : links) {
            link.close();
        }
    }
}
