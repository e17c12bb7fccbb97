package io.usdtaggregator.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a cluster would get: valid by the API's own schema, and by our rules. */
class KubernetesTest {
    private static final Map<String, Manifests> RENDERED = new HashMap<>();

    /** Fails on a field that the schema does not know, or lacks. */
    private interface Schema {
        void check(JsonElement document) throws IOException;
    }

    private static final Map<String, Schema> SCHEMAS = Map.of(
            "apps/v1 Deployment", V1Deployment::validateJsonElement,
            "v1 Service", V1Service::validateJsonElement,
            "v1 ConfigMap", V1ConfigMap::validateJsonElement,
            "v1 Secret", V1Secret::validateJsonElement,
            "networking.k8s.io/v1 Ingress", V1Ingress::validateJsonElement,
            "networking.k8s.io/v1 NetworkPolicy", V1NetworkPolicy::validateJsonElement,
            "policy/v1 PodDisruptionBudget", V1PodDisruptionBudget::validateJsonElement,
            "autoscaling/v2 HorizontalPodAutoscaler", V2HorizontalPodAutoscaler::validateJsonElement);

    @TempDir
    static Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"laptop", "production", "production-tls"})
    void every_document_is_valid_by_the_schema_of_its_kind(String overlay) throws Exception {
        for (JsonNode document : manifests(overlay).documents()) {
            check(document);
        }
    }

    @Test
    void the_schema_knows_a_misspelt_field() throws Exception {
        ObjectNode deployment =
                manifests("production").services().findFirst().orElseThrow().deepCopy();
        ((ObjectNode) Manifests.pod(deployment)).put("terminationGracePeriod", 40);

        assertThrows(IllegalArgumentException.class, () -> check(deployment));
    }

    @ParameterizedTest
    @ValueSource(strings = {"laptop", "production", "production-tls"})
    void every_service_is_probed_bounded_and_without_rights(String overlay) throws Exception {
        manifests(overlay).services().forEach(deployment -> {
            String name = Manifests.name(deployment);
            JsonNode container = Manifests.pod(deployment).get("containers").get(0);
            Stream.of("startupProbe", "livenessProbe", "readinessProbe")
                    .forEach(probe -> assertTrue(container.has(probe), name + " " + probe));
            assertTrue(container.at("/livenessProbe/httpGet/path").asText().endsWith("/live"), name);
            assertTrue(container.at("/readinessProbe/httpGet/path").asText().endsWith("/ready"), name);
            assertTrue(container.at("/resources/limits").has("memory"), name);
            assertEquals(container.at("/resources/limits/memory"), container.at("/resources/requests/memory"), name);
            assertTrue(container.at("/securityContext/readOnlyRootFilesystem").asBoolean(), name);
            assertFalse(
                    container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true), name);
            assertTrue(
                    Manifests.pod(deployment)
                            .at("/securityContext/runAsNonRoot")
                            .asBoolean(),
                    name);
            assertFalse(
                    Manifests.pod(deployment)
                            .get("automountServiceAccountToken")
                            .asBoolean(true),
                    name);
            assertEquals(
                    2,
                    Manifests.pod(deployment).get("topologySpreadConstraints").size(),
                    name);
        });
        assertEquals(4, manifests(overlay).services().count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"laptop", "production", "production-tls"})
    void health_metrics_and_internal_calls_are_on_a_port_that_no_ingress_reaches(String overlay) throws Exception {
        Manifests manifests = manifests(overlay);
        manifests.services().forEach(deployment -> {
            String name = Manifests.name(deployment);
            JsonNode container = Manifests.pod(deployment).get("containers").get(0);
            String port = variable(container, "MANAGEMENT_PORT");
            assertEquals(port, containerPort(container, "management"), name);
            Stream.of("startupProbe", "livenessProbe", "readinessProbe")
                    .forEach(probe -> assertEquals(
                            "management",
                            container.at("/" + probe + "/httpGet/port").asText(),
                            name));
            assertEquals(
                    port,
                    deployment
                            .at("/spec/template/metadata/annotations/prometheus.io~1port")
                            .asText(),
                    name);
            JsonNode addresses = manifests
                    .of("ConfigMap")
                    .filter(map -> Manifests.name(map).startsWith("addresses"))
                    .findFirst()
                    .orElseThrow()
                    .get("data");
            Stream.of("ENGINE_URL", "GATEWAY_URL")
                    .forEach(address ->
                            assertTrue(addresses.get(address).asText().endsWith(":" + port), name));
        });
        manifests
                .of("Ingress")
                .flatMap(ingress -> Manifests.elements(ingress.at("/spec/rules")))
                .flatMap(rule -> Manifests.elements(rule.at("/http/paths")))
                .forEach(path -> assertFalse(
                        path.at("/backend/service/port/name").asText().equals("management"), path.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"laptop", "production", "production-tls"})
    void that_port_is_open_to_prometheus_and_to_the_services_that_call_it_and_to_nobody_else(String overlay)
            throws Exception {
        Manifests manifests = manifests(overlay);

        assertEquals(
                Map.of(
                        "metrics", Set.of("namespace monitoring"),
                        "api-gateway", Set.of("admin-ui"),
                        "rate-engine", Set.of("api-gateway", "admin-ui")),
                letIn(manifests, "management"));
        assertEquals(
                Map.of("api-gateway", Set.of("rate-engine"), "admin-ui", Set.of("rate-engine", "api-gateway")),
                letOut(manifests, "9000"));
        manifests
                .services()
                .forEach(deployment -> assertEquals(
                        "9000",
                        containerPort(
                                Manifests.pod(deployment).get("containers").get(0), "management"),
                        Manifests.name(deployment)));
    }

    /** Who may reach this port, by the name of the policy. */
    private static Map<String, Set<String>> letIn(Manifests manifests, String port) {
        return allowed(manifests, "ingress", "from", port);
    }

    /** Which services may be called at this port, by the name of the policy. */
    private static Map<String, Set<String>> letOut(Manifests manifests, String port) {
        return allowed(manifests, "egress", "to", port);
    }

    private static Map<String, Set<String>> allowed(Manifests manifests, String way, String peers, String port) {
        Map<String, Set<String>> allowed = new HashMap<>();
        manifests.of("NetworkPolicy").forEach(policy -> Manifests.elements(
                        policy.path("spec").path(way))
                .filter(rule -> Manifests.elements(rule.path("ports"))
                        .anyMatch(open -> open.get("port").asText().equals(port)))
                .flatMap(rule -> Manifests.elements(rule.path(peers)))
                .forEach(peer -> allowed.computeIfAbsent(Manifests.name(policy), none -> new TreeSet<>())
                        .add(peer(peer))));
        return allowed;
    }

    private static String peer(JsonNode peer) {
        String namespace = peer.at("/namespaceSelector/matchLabels/kubernetes.io~1metadata.name")
                .asText();
        return namespace.isEmpty() ? peer.at("/podSelector/matchLabels/app").asText() : "namespace " + namespace;
    }

    @Test
    void a_prometheus_of_the_cluster_finds_every_service_under_its_own_name() throws Exception {
        JsonNode scraped = Files.yaml("deploy/observability/prometheus-kubernetes.yaml");
        Map<String, String> labels = new HashMap<>();
        scraped.findValues("relabel_configs").get(0).forEach(rule -> {
            if (rule.has("target_label")) {
                labels.put(
                        rule.get("target_label").asText(),
                        rule.get("source_labels").get(0).asText());
            }
        });

        assertEquals("__meta_kubernetes_pod_label_app", labels.get("job"));
        assertTrue(labels.keySet().containsAll(Set.of("namespace", "pod")), "the adapter needs them: " + labels);
        manifests("production").services().forEach(deployment -> {
            JsonNode marks = deployment.at("/spec/template/metadata");
            assertEquals(Manifests.name(deployment), marks.at("/labels/app").asText());
            assertEquals("true", marks.at("/annotations/prometheus.io~1scrape").asText());
            assertEquals(
                    "/q/metrics", marks.at("/annotations/prometheus.io~1path").asText());
        });
    }

    private static String variable(JsonNode container, String name) {
        return Manifests.elements(container.get("env"))
                .filter(variable -> variable.get("name").asText().equals(name))
                .map(variable -> variable.get("value").asText())
                .findFirst()
                .orElseThrow();
    }

    private static String containerPort(JsonNode container, String name) {
        return Manifests.elements(container.get("ports"))
                .filter(port -> port.get("name").asText().equals(name))
                .map(port -> port.get("containerPort").asText())
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"laptop", "production"})
    void no_secret_is_a_variable_and_every_file_that_a_variable_names_is_mounted(String overlay) throws Exception {
        manifests(overlay).services().forEach(deployment -> {
            JsonNode container = Manifests.pod(deployment).get("containers").get(0);
            Manifests.elements(container.get("env")).forEach(variable -> {
                String name = variable.get("name").asText();
                assertFalse(name.matches(".*(PASSWORD|TOKEN|SECRET|API_KEY|REDIS_URL)"), name);
                assertTrue(
                        !name.endsWith("_FILE")
                                || variable.get("value").asText().startsWith("/run/secrets/"),
                        name);
            });
            assertTrue(
                    Manifests.elements(container.get("volumeMounts"))
                            .anyMatch(mount -> mount.get("mountPath").asText().equals("/run/secrets")),
                    Manifests.name(deployment));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"laptop", "production"})
    void whoever_has_a_secret_that_can_be_exchanged_has_a_file_for_the_other_one_too(String overlay) throws Exception {
        manifests(overlay).services().forEach(deployment -> {
            Set<String> names = Manifests.elements(Manifests.pod(deployment).at("/containers/0/env"))
                    .map(variable -> variable.get("name").asText())
                    .collect(Collectors.toSet());
            Stream.of("SERVICE_TOKEN", "SIGNING_KEYS_SECRET")
                    .forEach(secret -> assertEquals(
                            names.contains(secret + "_FILE"),
                            names.contains(secret + "_OTHER_FILE"),
                            Manifests.name(deployment) + " " + secret));
        });
    }

    @Test
    void on_a_laptop_each_secret_has_the_files_that_its_service_names() throws Exception {
        Manifests laptop = manifests("laptop");
        laptop.services().forEach(deployment -> {
            Set<String> named = Manifests.elements(Manifests.pod(deployment).at("/containers/0/env"))
                    .filter(variable -> variable.get("name").asText().endsWith("_FILE"))
                    .map(variable -> variable.get("value").asText().replace("/run/secrets/", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
            JsonNode secret = laptop.of("Secret")
                    .filter(one -> Manifests.name(one).startsWith(Manifests.name(deployment) + "-"))
                    .findFirst()
                    .orElseThrow();
            Set<String> given = new TreeSet<>();
            secret.get("data").fieldNames().forEachRemaining(given::add);
            assertEquals(named, given, Manifests.name(deployment));
        });
    }

    @Test
    void a_gateway_has_time_to_leave() throws Exception {
        JsonNode gateway = manifests("production")
                .services()
                .filter(deployment -> Manifests.name(deployment).equals("api-gateway"))
                .findFirst()
                .orElseThrow();
        JsonNode container = Manifests.pod(gateway).get("containers").get(0);
        int delay = Manifests.elements(container.get("env"))
                .filter(variable -> variable.get("name").asText().equals("SHUTDOWN_DELAY"))
                .mapToInt(variable ->
                        Integer.parseInt(variable.get("value").asText().replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
        JsonNode probe = container.get("readinessProbe");
        int seen = probe.get("periodSeconds").asInt()
                        * probe.get("failureThreshold").asInt()
                + probe.get("timeoutSeconds").asInt();

        assertTrue(
                delay >= seen, "readiness is seen to fall after " + seen + " s, and calls are refused after " + delay);
        assertTrue(Manifests.pod(gateway).get("terminationGracePeriodSeconds").asInt() > delay + 10);
        assertEquals(
                0, gateway.at("/spec/strategy/rollingUpdate/maxUnavailable").asInt(1));
    }

    @Test
    void only_the_public_paths_are_let_in_and_only_with_tls() throws Exception {
        Manifests production = manifests("production");
        production
                .of("Ingress")
                .forEach(ingress -> assertTrue(ingress.at("/spec/tls").size() > 0));
        Map<String, List<String>> paths = production
                .of("Ingress")
                .flatMap(ingress -> Manifests.elements(ingress.at("/spec/rules")))
                .flatMap(rule -> Manifests.elements(rule.at("/http/paths")))
                .collect(Collectors.groupingBy(
                        path -> path.at("/backend/service/name").asText(),
                        Collectors.mapping(path -> path.get("path").asText(), Collectors.toList())));

        assertEquals(
                Map.of(
                        "api-gateway", List.of("/api", "/docs", "/status", "/mcp", "/.well-known"),
                        "admin-ui", List.of("/"),
                        "nothing", List.of("/q", "/internal")),
                paths);
    }

    @ParameterizedTest
    @ValueSource(strings = {"laptop", "production"})
    void all_that_is_not_allowed_is_denied_to_every_pod(String overlay) throws Exception {
        JsonNode denied = manifests(overlay)
                .of("NetworkPolicy")
                .filter(policy -> Manifests.name(policy).equals("deny-all"))
                .findFirst()
                .orElseThrow();
        assertEquals(List.of("Ingress", "Egress"), Files.texts(denied.at("/spec/policyTypes")));
        assertFalse(denied.get("spec").has("ingress") || denied.get("spec").has("egress"));
        String selected = denied.at("/spec/podSelector/matchLabels/app.kubernetes.io~1part-of")
                .asText();
        manifests(overlay)
                .services()
                .forEach(deployment -> assertEquals(
                        selected,
                        deployment
                                .at("/spec/template/metadata/labels/app.kubernetes.io~1part-of")
                                .asText()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"laptop", "production"})
    void every_service_has_a_budget_of_disruptions_that_selects_its_pods(String overlay) throws Exception {
        Map<String, String> budgets = manifests(overlay)
                .of("PodDisruptionBudget")
                .collect(Collectors.toMap(Manifests::name, budget -> budget.at("/spec/selector/matchLabels/app")
                        .asText()));
        manifests(overlay).services().map(Manifests::name).forEach(name -> assertEquals(name, budgets.get(name), name));
    }

    @Test
    void gateways_scale_by_processor_engines_and_collectors_by_how_late_they_are() throws Exception {
        Map<String, String> measures = manifests("production")
                .of("HorizontalPodAutoscaler")
                .collect(Collectors.toMap(
                        scaler -> scaler.at("/spec/scaleTargetRef/name").asText(),
                        scaler -> scaler.at("/spec/metrics/0/resource/name")
                                .asText(scaler.at("/spec/metrics/0/pods/metric/name")
                                        .asText())));

        assertEquals(
                Map.of(
                        "api-gateway",
                        "cpu",
                        "rate-engine",
                        "engine_stream_lag_seconds",
                        "offer-collector",
                        "collector_lag_seconds"),
                measures);
        measures.values().stream()
                .filter(metric -> metric.endsWith("_seconds"))
                .forEach(metric ->
                        assertTrue(Files.text("deploy/kubernetes/README.md").contains(metric), metric));
    }

    @Test
    void what_scales_by_itself_has_a_budget_of_disruptions_and_no_fixed_number() throws Exception {
        Manifests production = manifests("production");
        Set<String> budgets =
                production.of("PodDisruptionBudget").map(Manifests::name).collect(Collectors.toSet());
        production.of("HorizontalPodAutoscaler").forEach(scaler -> {
            String name = scaler.at("/spec/scaleTargetRef/name").asText();
            assertTrue(budgets.contains(name), name);
            assertTrue(scaler.at("/spec/minReplicas").asInt() >= 2, name);
            assertTrue(
                    production
                            .services()
                            .filter(deployment -> Manifests.name(deployment).equals(name))
                            .noneMatch(deployment -> deployment.get("spec").has("replicas")),
                    name);
        });
        assertEquals(3, production.of("HorizontalPodAutoscaler").count());
    }

    private static Manifests manifests(String overlay) throws IOException, InterruptedException {
        if (!RENDERED.containsKey(overlay)) {
            RENDERED.put(overlay, Manifests.of(overlay, java.nio.file.Files.createTempDirectory(folder, overlay)));
        }
        return RENDERED.get(overlay);
    }

    private static void check(JsonNode document) throws IOException {
        String kind =
                document.get("apiVersion").asText() + " " + document.get("kind").asText();
        Schema schema = SCHEMAS.get(kind);
        assertTrue(schema != null, "no schema for " + kind);
        schema.check(JsonParser.parseString(document.toString()));
    }
}
