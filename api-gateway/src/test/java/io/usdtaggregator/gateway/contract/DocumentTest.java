package io.usdtaggregator.gateway.contract;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.model.json.MarketJson;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The document holds what it promises: its examples are of its schemas, and no error is without one. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class DocumentTest {
    private static final String PROBLEM = "application/problem+json";
    /** Of the services among themselves. */
    private static final Set<String> INTERNAL = Set.of("service_token", "usage_unavailable", "alerts_unavailable");
    /** Answered before there is an operation: without a body, or at a path of none. */
    private static final Set<String> OF_NO_OPERATION = Set.of("headers_too_large", "uri_too_long", "unknown_path");

    private static final List<String> NUMBERS = List.of(
            "rate", "raw_rate", "median", "adjustment", "inverse_rate", "round_trip_cost_pct", "amount_received");
    private static final List<String> LISTS = List.of("offers", "prices");

    private ApiDocument document;

    @BeforeEach
    void read() {
        document = new ApiDocument(
                MarketJson.read(given().get("/api/schema?format=json").asString(), JsonNode.class));
    }

    @Test
    void every_example_is_of_its_schema() {
        List<String> faults = new ArrayList<>();
        contents().forEach((where, content) -> document.examples(content).forEach((name, example) -> {
            List<JsonNode> values = where.endsWith("text/event-stream") ? data(example.asText()) : List.of(example);
            assertFalse(values.isEmpty(), where + " " + name);
            JsonNode schema = content.path("schema");
            if (!where.endsWith("text/event-stream")) {
                values.forEach(value ->
                        document.faults(schema, value).forEach(fault -> faults.add(where + " " + name + ": " + fault)));
            }
        }));
        assertEquals(List.of(), faults);
    }

    @Test
    void no_example_shows_a_number_that_it_calls_unavailable() {
        List<String> faults = new ArrayList<>();
        contents().forEach((where, content) -> document.examples(content).forEach((name, example) -> {
            List<JsonNode> values = where.endsWith("text/event-stream") ? data(example.asText()) : List.of(example);
            values.forEach(value -> value.findParents("status").stream()
                    .filter(answer -> answer.path("status").asText().equals("unavailable"))
                    .forEach(answer -> {
                        NUMBERS.stream()
                                .filter(answer::hasNonNull)
                                .forEach(number -> faults.add(where + " " + name + ": " + number));
                        LISTS.stream()
                                .filter(list -> answer.path("count").isNumber()
                                        && !answer.path(list).isEmpty())
                                .forEach(list -> faults.add(where + " " + name + ": " + list));
                    }));
        }));
        assertEquals(List.of(), faults);
    }

    @Test
    void a_delivery_shows_the_data_of_its_own_event_only() {
        JsonNode delivery = document.root().at("/components/schemas/WebhookDelivery");
        JsonNode log = document.root()
                .at("/paths/~1api~1v1~1webhooks~1{id}~1deliveries/get/responses/200/content/application~1json");
        List<JsonNode> deliveries = new ArrayList<>();
        document.examples(log).values().forEach(page -> page.path("deliveries").forEach(deliveries::add));
        assertFalse(deliveries.isEmpty());
        deliveries.forEach(each -> {
            assertEquals(List.of(), document.faults(delivery, each));
            ObjectNode swapped = each.deepCopy();
            ((ObjectNode) swapped.path("payload")).putObject("data").put("anything", "else");
            assertFalse(document.faults(delivery, swapped).isEmpty(), swapped.toString());
        });
    }

    @Test
    void every_answer_and_every_event_has_an_example() {
        Set<String> bare = new TreeSet<>();
        contents().forEach((where, content) -> {
            if (document.examples(content).isEmpty()) {
                bare.add(where);
            }
        });
        assertEquals(Set.of(), bare);
    }

    @Test
    void the_examples_of_the_stream_carry_what_the_schemas_of_rates_say() {
        JsonNode stream =
                document.root().path("paths").path("/api/v1/rates/stream").path("get");
        Set<String> seen = new TreeSet<>();
        document.examples(stream.at("/responses/200/content/text~1event-stream")).values().stream()
                .flatMap(example -> List.of(example.asText().split("\n\n")).stream())
                .forEach(event -> {
                    String name = event.replaceAll("(?s).*event:(\\w+).*", "$1");
                    seen.add(name);
                    assertEquals(
                            List.of(),
                            StreamEvents.faults(document, name, data(event).get(0)),
                            event);
                });
        assertEquals(StreamEvents.NAMES, seen);
    }

    @Test
    void every_code_is_documented_and_every_documented_one_exists() throws Exception {
        Set<String> codes = codes();
        Set<String> named = new TreeSet<>();
        document.root()
                .at("/components/schemas/Problem/properties/code/examples")
                .forEach(code -> named.add(code.asText()));
        assertEquals(codes, named);
        Set<String> shown = new TreeSet<>();
        document.root()
                .at("/components/examples")
                .forEach(example -> shown.add(example.at("/value/code").asText()));
        assertTrue(codes.containsAll(shown), shown.toString());
        codes.removeAll(shown);
        assertEquals(OF_NO_OPERATION, codes);
    }

    @Test
    void an_error_shows_errors_of_its_own_status_only_and_each_is_used() {
        Set<String> used = new HashSet<>();
        document.operations().forEach(operation -> operation
                .node()
                .path("responses")
                .fieldNames()
                .forEachRemaining(status -> {
                    JsonNode content = document.response(operation, Integer.parseInt(status))
                            .path("content")
                            .path(PROBLEM);
                    document.examples(content).forEach((name, example) -> {
                        used.add(name);
                        assertEquals(status, example.path("status").asText(), operation + " " + name);
                    });
                }));
        Set<String> all = new HashSet<>();
        document.root().at("/components/examples").fieldNames().forEachRemaining(all::add);
        assertEquals(all, used);
    }

    @Test
    void every_operation_tells_how_it_fails() {
        document.operations().forEach(operation -> {
            List<String> needed = new ArrayList<>(List.of("400", "405", "406", "408", "413", "500", "503"));
            boolean isOpen = operation.node().path("security").isArray();
            needed.addAll(isOpen ? List.of() : List.of("401", "403", "429"));
            needed.addAll(operation.node().has("requestBody") ? List.of("415") : List.of());
            needed.forEach(status ->
                    assertTrue(operation.node().path("responses").has(status), operation + " has no " + status));
        });
    }

    @Test
    void an_operation_takes_a_token_or_a_key_in_a_header_or_is_open() {
        Set<String> schemes = new TreeSet<>();
        document.root().at("/components/securitySchemes").forEach(scheme -> {
            schemes.add(scheme.path("type").asText());
            assertFalse(scheme.path("in").asText("header").equals("query"), scheme.toString());
        });
        assertEquals(Set.of("apiKey", "http"), schemes);
        Set<String> open = new TreeSet<>();
        document.operations().forEach(operation -> {
            JsonNode own = operation.node().path("security");
            JsonNode security = own.isArray() ? own : document.root().path("security");
            if (security.isEmpty()) {
                open.add(operation.path());
            } else {
                assertTrue(security.size() >= 2, operation + " takes one kind of credential only");
            }
        });
        assertEquals(
                Set.of("/.well-known/jwks.json", "/api/v1/auth/refresh", "/api/v1/auth/token", "/api/v1/status"), open);
    }

    private Set<String> codes() throws Exception {
        Properties meanings = new Properties();
        meanings.load(getClass().getResourceAsStream("/problems.properties"));
        Set<String> codes = new TreeSet<>(meanings.stringPropertyNames());
        codes.removeAll(INTERNAL);
        return codes;
    }

    /** Every body that is sent or answered, by where it is. */
    private Map<String, JsonNode> contents() {
        Map<String, JsonNode> all = new java.util.TreeMap<>();
        List<ApiDocument.Operation> everything = new ArrayList<>(document.operations());
        everything.addAll(document.events());
        everything.forEach(operation -> {
            add(all, operation + " body ", operation.node().path("requestBody"));
            operation
                    .node()
                    .path("responses")
                    .fields()
                    .forEachRemaining(response -> add(
                            all, operation + " " + response.getKey() + " ", document.resolved(response.getValue())));
        });
        assertTrue(all.size() > 200, all.keySet().toString());
        return all;
    }

    private static void add(Map<String, JsonNode> all, String where, JsonNode of) {
        of.path("content").fields().forEachRemaining(type -> all.put(where + type.getKey(), type.getValue()));
    }

    private static List<JsonNode> data(String events) {
        return events.lines()
                .filter(line -> line.startsWith("data:"))
                .map(line -> MarketJson.read(line.substring("data:".length()), JsonNode.class))
                .toList();
    }
}
