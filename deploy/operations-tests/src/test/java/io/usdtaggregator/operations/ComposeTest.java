package io.usdtaggregator.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our rules for docker-compose.yml. */
class ComposeTest {
    private static final Set<String> OURS = Set.of("api-gateway", "admin-ui", "rate-engine", "offer-collector");

    private static final Set<String> EXCHANGED = Set.of("SERVICE_TOKEN", "SIGNING_KEYS_SECRET");

    private final JsonNode compose = Files.yaml("docker-compose.yml");

    @TempDir
    Path folder;

    @Test
    void only_the_proxy_may_be_published_to_other_machines() {
        services().forEach((name, service) -> Files.texts(service.path("ports"))
                .forEach(port -> assertTrue(
                        port.startsWith("127.0.0.1:") || name.equals("proxy") && port.startsWith("${PUBLISH_"),
                        name + " " + port)));
        OURS.forEach(name -> assertFalse(compose.get("services").get(name).has("ports"), name));
    }

    @Test
    void health_metrics_and_internal_calls_have_a_port_that_is_not_published() {
        OURS.forEach(name -> {
            JsonNode environment = compose.get("services").get(name).get("environment");
            String port = environment.get("MANAGEMENT_PORT").asText();
            assertTrue(environment.get("ENGINE_URL").asText().endsWith(":" + port), name);
            assertTrue(environment.get("GATEWAY_URL").asText().endsWith(":" + port), name);
            assertEquals(
                    port,
                    compose.at("/services/proxy/environment/MANAGEMENT_PORT").asText());
        });
    }

    @Test
    void in_plain_http_the_proxy_is_published_on_the_loopback_address_only() {
        Files.texts(compose.at("/services/proxy/ports"))
                .forEach(port -> assertTrue(port.startsWith("127.0.0.1:") || port.matches(".*:844[34]"), port));
    }

    @Test
    void every_container_is_bounded_and_comes_back() {
        services().forEach((name, service) -> {
            assertTrue(service.has("mem_limit"), name);
            assertEquals("unless-stopped", service.path("restart").asText(), name);
            assertTrue(service.at("/logging/options").has("max-size"), name);
        });
    }

    @Test
    void our_containers_have_no_rights_and_a_read_only_root() {
        Stream.concat(OURS.stream(), Stream.of("proxy", "platform-simulator")).forEach(name -> {
            JsonNode service = compose.get("services").get(name);
            assertTrue(service.get("read_only").asBoolean(), name);
            assertEquals(List.of("ALL"), Files.texts(service.get("cap_drop")), name);
            assertEquals(List.of("no-new-privileges:true"), Files.texts(service.get("security_opt")), name);
        });
    }

    @Test
    void our_images_run_as_a_user_without_rights_and_tell_their_health() {
        for (String dockerfile : List.of("deploy/docker/Dockerfile", "deploy/proxy/Dockerfile")) {
            String text = Files.text(dockerfile);
            assertTrue(text.matches("(?s).*\\nUSER 1000:1000\\n.*"), dockerfile);
            assertTrue(text.contains("\nHEALTHCHECK "), dockerfile);
        }
        assertTrue(Files.text("deploy/docker/Dockerfile").contains("-XX:SharedArchiveFile=classes.jsa"));
    }

    @Test
    void any_number_of_each_service_can_be_started() {
        OURS.forEach(name -> {
            JsonNode service = compose.get("services").get(name);
            assertFalse(service.has("ports"), name);
            assertFalse(service.has("container_name"), name);
            assertTrue(service.get("networks").isArray(), name + " has no address of its own");
        });
    }

    @Test
    void no_secret_stands_in_an_environment() {
        services().forEach((name, service) -> service.path("environment")
                .fieldNames()
                .forEachRemaining(variable -> assertFalse(
                        variable.matches(".*(PASSWORD|TOKEN|SECRET|API_KEY|REDIS_URL)"), name + " " + variable)));
    }

    @Test
    void every_file_that_a_variable_names_is_mounted() {
        OURS.forEach(name -> {
            JsonNode service = compose.get("services").get(name);
            Set<String> mounted = Manifests.elements(service.get("secrets"))
                    .map(secret -> secret.isTextual()
                            ? secret.asText()
                            : secret.get("target").asText())
                    .collect(Collectors.toCollection(TreeSet::new));
            Set<String> named = service.get("environment").properties().stream()
                    .filter(variable -> variable.getKey().endsWith("_FILE"))
                    .map(variable -> variable.getValue().asText().replace("/run/secrets/", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(named, mounted, name);
        });
    }

    @Test
    void every_secret_that_a_service_is_given_is_one_that_it_reads() {
        String fromFiles = Files.text("service-base/src/main/java/io/usdtaggregator/base/secret/SecretFiles.java");
        OURS.forEach(name -> {
            String read = Files.text(name + "/src/main/resources/application.properties")
                    + Files.text("service-base/src/main/resources/META-INF/microprofile-config.properties");
            names(compose.get("services").get(name).get("environment")).stream()
                    .filter(variable -> variable.endsWith("_FILE"))
                    .map(variable -> variable.substring(0, variable.length() - "_FILE".length()))
                    .forEach(secret -> {
                        assertTrue(fromFiles.contains('"' + secret + '"'), name + " " + secret);
                        assertTrue(secret.startsWith("QUARKUS_") || read.contains("${" + secret), name + " " + secret);
                    });
        });
    }

    @Test
    void whoever_has_a_secret_that_can_be_exchanged_has_a_file_for_the_other_one_too() {
        OURS.forEach(name -> {
            JsonNode variables = compose.get("services").get(name).get("environment");
            EXCHANGED.forEach(secret -> assertEquals(
                    variables.has(secret + "_FILE"), variables.has(secret + "_OTHER_FILE"), name + " " + secret));
        });
        assertTrue(compose.at("/services/api-gateway/environment").has("SIGNING_KEYS_SECRET_OTHER_FILE"));
        assertTrue(compose.at("/services/rate-engine/environment").has("SERVICE_TOKEN_OTHER_FILE"));
    }

    @Test
    void make_secrets_makes_every_secret_and_keeps_those_that_are_there() throws IOException, InterruptedException {
        Program makeSecrets = new Program(Files.ROOT.resolve("deploy/docker/make-secrets"));
        java.nio.file.Files.writeString(folder.resolve("service_token"), "mine");

        makeSecrets.run(folder, folder.toString());

        compose.get("secrets")
                .fieldNames()
                .forEachRemaining(
                        secret -> assertTrue(folder.resolve(secret).toFile().isFile(), secret));
        assertEquals("mine", java.nio.file.Files.readString(folder.resolve("service_token")));
        EXCHANGED.forEach(secret -> assertEquals(
                0,
                folder.resolve(secret.toLowerCase(Locale.ROOT) + "_other")
                        .toFile()
                        .length(),
                secret));
    }

    @Test
    void postgresql_and_redis_have_no_way_out_and_the_proxy_no_way_to_them() {
        assertTrue(compose.at("/networks/data/internal").asBoolean());
        assertEquals(List.of("data"), Files.texts(compose.at("/services/postgres/networks")));
        assertEquals(List.of("data"), Files.texts(compose.at("/services/redis/networks")));
        assertEquals(Set.of("edge"), names(compose.at("/services/proxy/networks")));
    }

    @Test
    void what_prometheus_and_grafana_are_told_to_read_is_mounted_where_they_look() {
        Map<String, String> ofPrometheus = mounts("prometheus");
        Map<String, String> ofGrafana = mounts("grafana");
        String dashboards = Files.yaml("deploy/observability/grafana/dashboards.yaml")
                .at("/providers/0/options/path")
                .asText();

        assertEquals("./deploy/observability/prometheus.yaml", ofPrometheus.get("/etc/prometheus/prometheus.yaml"));
        Files.texts(Files.yaml("deploy/observability/prometheus.yaml").get("rule_files"))
                .forEach(rules -> assertEquals("./deploy/observability/alerts.yaml", ofPrometheus.get(rules)));
        assertEquals("./deploy/observability/dashboard.json", ofGrafana.get(dashboards + "/usdt-aggregator.json"));
        assertEquals(
                "http://prometheus:9090",
                Files.yaml("deploy/observability/grafana/datasources.yaml")
                        .at("/datasources/0/url")
                        .asText());
        services().keySet().forEach(name -> mounts(name).values().stream()
                .filter(file -> file.startsWith("./"))
                .forEach(file -> assertTrue(Files.ROOT.resolve(file).toFile().isFile(), name + " " + file)));
    }

    /** The files and volumes that a container sees, by the place at which it sees them. */
    private Map<String, String> mounts(String service) {
        return Files.texts(compose.get("services").get(service).path("volumes")).stream()
                .map(volume -> volume.split(":"))
                .collect(Collectors.toMap(parts -> parts[1], parts -> parts[0]));
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private Map<String, JsonNode> services() {
        return compose.get("services").properties().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
