package io.usdtaggregator.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files that turn on TLS between the services (docs/operations/tls.md). */
class TlsFilesTest {
    private static final List<String> OURS = List.of("api-gateway", "admin-ui", "rate-engine", "offer-collector");

    private final JsonNode compose = Files.yaml("deploy/docker/tls.yaml");

    @TempDir
    Path folder;

    @Test
    void every_service_has_the_profile_and_a_certificate_of_its_own() {
        OURS.forEach(name -> {
            JsonNode service = compose.at("/services/" + name);
            assertEquals("prod,tls", service.at("/environment/QUARKUS_PROFILE").asText(), name);
            assertEquals(
                    Set.of(
                            "tls_ca as tls_ca",
                            "tls_" + name + "_certificate as tls_service_certificate",
                            "tls_" + name + "_key as tls_service_key"),
                    mounted(service),
                    name);
            assertEquals(
                    Set.of(
                            "/run/secrets/tls_ca",
                            "/run/secrets/tls_service_certificate",
                            "/run/secrets/tls_service_key"),
                    service.get("environment").properties().stream()
                            .filter(variable -> variable.getKey().endsWith("_FILE"))
                            .map(variable -> variable.getValue().asText())
                            .collect(Collectors.toSet()),
                    name);
            assertTrue(service.at("/healthcheck/test/1").asText().contains("--cacert"), name);
        });
    }

    @Test
    void every_variable_of_the_profile_is_set() {
        String profile = Files.text("service-base/src/main/resources/META-INF/microprofile-config.properties");
        Set<String> read = Pattern.compile("(?m)^%tls\\..*\\$\\{([A-Z_]+)}$")
                .matcher(profile)
                .results()
                .map(variable -> variable.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        OURS.forEach(name -> read.forEach(variable ->
                assertTrue(compose.at("/services/" + name + "/environment").has(variable), name + " " + variable)));
        assertEquals(Set.of("TLS_CA_FILE", "TLS_CERTIFICATE_FILE", "TLS_KEY_FILE"), read);
    }

    /** {@code TlsProfileTest} shows what they do. */
    @ParameterizedTest
    @ValueSource(strings = {"rate-engine", "api-gateway", "admin-ui"})
    void every_service_with_a_postgresql_asks_it_with_the_settings_that_are_tested(String service) {
        List<String> tested = postgresSettings("service-base/src/test/resources/application.properties");

        assertEquals(6, tested.size());
        assertEquals(tested, postgresSettings(service + "/src/main/resources/application.properties"));
    }

    private static List<String> postgresSettings(String file) {
        return Files.text(file)
                .lines()
                .filter(line -> line.startsWith("%tls.quarkus.datasource."))
                .toList();
    }

    @Test
    void calls_between_services_go_to_https_addresses() {
        OURS.forEach(name -> List.of("ENGINE_URL", "GATEWAY_URL")
                .forEach(variable -> assertTrue(
                        compose.at("/services/" + name + "/environment/" + variable)
                                .asText()
                                .startsWith("https://"),
                        name)));
    }

    @Test
    void redis_listens_for_encrypted_connections_only() {
        List<String> command = Files.texts(compose.at("/services/redis/command"));

        assertEquals("0", command.get(command.indexOf("--port") + 1));
        assertEquals("6379", command.get(command.indexOf("--tls-port") + 1));
        // What docker-compose.yml says besides holds here too.
        assertTrue(
                command.containsAll(Files.texts(Files.yaml("docker-compose.yml").at("/services/redis/command"))));
        assertTrue(Files.texts(compose.at("/services/postgres/command"))
                .containsAll(Files.texts(Files.yaml("docker-compose.yml").at("/services/postgres/command"))));
    }

    @Test
    void make_certificates_makes_every_file_that_is_mounted_and_keeps_its_authority()
            throws IOException, InterruptedException {
        new Program(Files.ROOT.resolve("deploy/docker/make-secrets")).run(folder, folder.toString());
        Program makeCertificates = new Program(Files.ROOT.resolve("deploy/docker/make-certificates"));
        Path tls = folder.resolve("tls");
        makeCertificates.run(folder, tls.toString());
        String authority = java.nio.file.Files.readString(tls.resolve("ca.crt"));
        String certificate = java.nio.file.Files.readString(tls.resolve("rate-engine.crt"));

        makeCertificates.run(folder, tls.toString());

        compose.get("secrets").properties().forEach(secret -> {
            String file = secret.getValue().get("file").asText().replace("${SECRETS_DIRECTORY:-./.secrets}/", "");
            assertTrue(folder.resolve(file).toFile().length() > 0, file);
        });
        assertEquals(authority, java.nio.file.Files.readString(tls.resolve("ca.crt")));
        assertTrue(!certificate.equals(java.nio.file.Files.readString(tls.resolve("rate-engine.crt"))));
        Program openssl = Program.named("openssl", "OPENSSL_REQUIRED");
        openssl.run(
                folder,
                "verify",
                "-CAfile",
                tls.resolve("ca.crt").toString(),
                "-verify_hostname",
                "rate-engine",
                tls.resolve("rate-engine.crt").toString());
        assertTrue(java.nio.file.Files.readString(tls.resolve("redis_url_rate-engine"))
                .startsWith("rediss://"));
    }

    @Test
    void the_proxy_takes_its_configuration_with_and_without_tls_behind_it() throws IOException, InterruptedException {
        Program proxy = Program.named("haproxy", "PROXY_REQUIRED");
        new Program(Files.ROOT.resolve("deploy/docker/make-secrets")).run(folder, folder.toString());
        new Program(Files.ROOT.resolve("deploy/docker/make-certificates"))
                .run(folder, folder.resolve("tls").toString());
        String certificate = folder.resolve("tls_certificate").toString();
        String authority = folder.resolve("tls/ca.crt").toString();
        String configuration = Files.ROOT.resolve("deploy/proxy/haproxy.cfg").toString();

        proxy.run(folder, Map.of("TLS_CERTIFICATE", certificate), "-c", "-f", configuration);
        proxy.run(folder, Map.of("TLS_CERTIFICATE", certificate, "TLS_CA_FILE", authority), "-c", "-f", configuration);
    }

    @Test
    void prometheus_asks_the_same_jobs_with_tls() {
        JsonNode withTls = Files.yaml("deploy/observability/prometheus-tls.yaml");
        for (JsonNode job : withTls.get("scrape_configs")) {
            String name = job.get("job_name").asText();
            if (OURS.contains(name)) {
                assertEquals("https", job.get("scheme").asText(), name);
                assertEquals(name, job.at("/tls_config/server_name").asText());
                ((ObjectNode) job).remove(List.of("scheme", "tls_config"));
            }
        }

        assertEquals(Files.yaml("deploy/observability/prometheus.yaml"), withTls);
    }

    @Test
    void in_a_cluster_every_service_has_the_profile_and_a_certificate_and_is_probed_with_tls()
            throws IOException, InterruptedException {
        Manifests cluster = Manifests.of("production-tls", folder);
        JsonNode addresses = cluster.of("ConfigMap").findFirst().orElseThrow().get("data");
        assertEquals("https://rate-engine:9000", addresses.get("ENGINE_URL").asText());
        assertEquals("https://api-gateway:9000", addresses.get("GATEWAY_URL").asText());
        cluster.services().forEach(deployment -> {
            String name = Manifests.name(deployment);
            JsonNode container = Manifests.pod(deployment).get("containers").get(0);
            Map<String, String> variables = Manifests.elements(container.get("env"))
                    .collect(Collectors.toMap(
                            variable -> variable.get("name").asText(),
                            variable -> variable.get("value").asText()));
            assertEquals("prod,tls", variables.get("QUARKUS_PROFILE"), name);
            List.of("TLS_CA_FILE", "TLS_CERTIFICATE_FILE", "TLS_KEY_FILE")
                    .forEach(variable ->
                            assertTrue(variables.get(variable).startsWith("/run/tls/"), name + " " + variable));
            assertTrue(
                    Manifests.elements(container.get("volumeMounts"))
                            .anyMatch(mount -> mount.get("mountPath").asText().equals("/run/tls")),
                    name);
            assertTrue(
                    Manifests.elements(Manifests.pod(deployment).get("volumes"))
                            .anyMatch(volume ->
                                    volume.at("/secret/secretName").asText().equals(name + "-internal-tls")),
                    name);
            List.of("startupProbe", "livenessProbe", "readinessProbe")
                    .forEach(probe -> assertEquals(
                            "HTTPS",
                            container.at("/" + probe + "/httpGet/scheme").asText(),
                            name + " " + probe));
        });
        cluster.of("Ingress")
                .map(ingress -> ingress.at("/metadata/annotations"))
                .forEach(annotations -> {
                    assertEquals(
                            "HTTPS",
                            annotations
                                    .get("nginx.ingress.kubernetes.io/backend-protocol")
                                    .asText());
                    assertEquals(
                            "on",
                            annotations
                                    .get("nginx.ingress.kubernetes.io/proxy-ssl-verify")
                                    .asText());
                });
    }

    private static Set<String> mounted(JsonNode service) {
        return Manifests.elements(service.get("secrets"))
                .map(secret -> secret.isTextual()
                        ? secret.asText() + " as " + secret.asText()
                        : secret.get("source").asText() + " as "
                                + secret.get("target").asText())
                .collect(Collectors.toSet());
    }
}
