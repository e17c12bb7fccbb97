package io.usdtaggregator.gateway.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.usdtaggregator.model.json.MarketJson;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The OpenAPI document as the running gateway gives it, and what it says of an answer. */
final class ApiDocument {
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final SchemaValidatorsConfig STRICT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");
    /** What HTTP itself, the browser's rules and security put on every answer; the document does not repeat it. */
    private static final Set<String> EVERYWHERE = Set.of(
            "content-length",
            "content-type",
            "connection",
            "transfer-encoding",
            "x-content-type-options",
            "x-frame-options",
            "referrer-policy",
            "strict-transport-security",
            "content-security-policy");

    /** On every answer of an operation that ends; its errors are those of others too, and do not document them. */
    private static final Set<String> DEPRECATION = Set.of("deprecation", "sunset");

    /** Names of classes and lines of a stack trace, of ours and of what we stand on. */
    private static final Pattern OF_THE_CODE = Pattern.compile(
            "\\b(java|jakarta|io\\.(usdt|vertx|quarkus|netty|small)|com\\.fasterxml|org\\.jboss)\\w*\\.|Exception\\b");

    private final JsonNode root;
    private final Map<JsonNode, JsonSchema> compiled = new HashMap<>();

    ApiDocument(JsonNode root) {
        this.root = root;
    }

    /** One operation: a path as it is written in the document, and a method. */
    record Operation(String path, String method, JsonNode node) {
        @Override
        public String toString() {
            return method.toUpperCase() + " " + path;
        }
    }

    JsonNode root() {
        return root;
    }

    List<Operation> operations() {
        return operations("paths");
    }

    /** What we send of our own accord. */
    List<Operation> events() {
        return operations("webhooks");
    }

    private List<Operation> operations(String where) {
        List<Operation> all = new ArrayList<>();
        root.path(where)
                .fields()
                .forEachRemaining(path -> path.getValue().fields().forEachRemaining(method -> {
                    if (METHODS.contains(method.getKey())) {
                        all.add(new Operation(path.getKey(), method.getKey(), method.getValue()));
                    }
                }));
        return all;
    }

    /** In upper case, as they are called. */
    List<String> methods(String path) {
        return operations().stream()
                .filter(operation -> operation.path().equals(path))
                .map(operation -> operation.method().toUpperCase())
                .toList();
    }

    List<JsonNode> parameters(Operation operation) {
        List<JsonNode> all = new ArrayList<>();
        operation.node().path("parameters").forEach(given -> all.add(resolved(given)));
        return all;
    }

    /** In whole, or a parameter of it. */
    boolean isDeprecated(Operation operation) {
        return Stream.concat(Stream.of(operation.node()), parameters(operation).stream())
                .anyMatch(described -> described.path("deprecated").asBoolean());
    }

    /** The values of all examples, by their names; of the one without a name, by none. */
    Map<String, JsonNode> examples(JsonNode content) {
        Map<String, JsonNode> all = new TreeMap<>();
        if (content.has("example")) {
            all.put("", content.path("example"));
        }
        content.path("examples")
                .fields()
                .forEachRemaining(named ->
                        all.put(named.getKey(), resolved(named.getValue()).path("value")));
        return all;
    }

    JsonNode response(Operation operation, int status) {
        return resolved(operation.node().path("responses").path(String.valueOf(status)));
    }

    /** What is wrong with an answer; empty when it is as the document says. */
    List<String> faults(Operation operation, int status, HttpHeaders headers, String body) {
        JsonNode response = response(operation, status);
        if (!response.isObject()) {
            return List.of(status + " is not documented: " + body);
        }
        List<String> faults = new ArrayList<>(headerFaults(response, headers, isDeprecated(operation)));
        faults.addAll(Conventions.faults(operation.method(), status, headers));
        String type = headers.firstValue("Content-Type").orElse("").split(";")[0];
        JsonNode content = response.path("content");
        if (content.isMissingNode()) {
            if (!body.isEmpty()) {
                faults.add(status + " has a body: " + body);
            }
        } else if (!content.has(type)) {
            faults.add("'" + type + "' is not documented for " + status + ": " + body);
        } else if (type.endsWith("json")) {
            faults.addAll(faults(content.path(type).path("schema"), MarketJson.read(body, JsonNode.class)));
            if (status >= 400) {
                faults.addAll(problemFaults(status, headers, MarketJson.read(body, JsonNode.class)));
            }
        }
        return faults;
    }

    private List<String> headerFaults(JsonNode response, HttpHeaders headers, boolean deprecated) {
        List<String> faults = new ArrayList<>();
        Set<String> known = new java.util.HashSet<>(EVERYWHERE);
        if (deprecated) {
            known.addAll(DEPRECATION);
        }
        response.path("headers").fields().forEachRemaining(named -> {
            JsonNode header = resolved(named.getValue());
            known.add(named.getKey().toLowerCase());
            List<String> given = headers.allValues(named.getKey());
            if (given.isEmpty() && header.path("required").asBoolean()) {
                faults.add(named.getKey() + " is missing");
            }
            given.forEach(value -> faults(header.path("schema"), header(header.path("schema"), value))
                    .forEach(fault -> faults.add(named.getKey() + " " + value + ": " + fault)));
        });
        headers.map().keySet().stream()
                .map(String::toLowerCase)
                .filter(name -> !known.contains(name) && !name.startsWith(":"))
                .forEach(name -> faults.add("the header " + name + " is not documented"));
        return faults;
    }

    private static JsonNode header(JsonNode schema, String value) {
        return schema.path("type").asText().equals("integer") && value.matches("\\d{1,18}")
                ? MarketJson.mapper().getNodeFactory().numberNode(Long.parseLong(value))
                : MarketJson.mapper().getNodeFactory().textNode(value);
    }

    private static List<String> problemFaults(int status, HttpHeaders headers, JsonNode problem) {
        List<String> faults = new ArrayList<>();
        if (problem.path("status").asInt() != status) {
            faults.add("its status is not " + status);
        }
        if (!problem.path("type")
                .asText()
                .equals("/api/problems/" + problem.path("code").asText())) {
            faults.add("its type is not of its code");
        }
        if (OF_THE_CODE.matcher(problem.toString()).find()) {
            faults.add("it tells of the code: " + problem);
        }
        if (!headers.firstValue("X-Request-Id")
                .orElse("")
                .equals(problem.path("trace_id").asText())) {
            faults.add("its trace_id is not the request's");
        }
        return faults;
    }

    List<String> faults(JsonNode schema, JsonNode value) {
        return compiled.computeIfAbsent(schema, this::compile).validate(value).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    private JsonSchema compile(JsonNode schema) {
        ObjectNode whole = MarketJson.mapper().createObjectNode();
        whole.set("allOf", MarketJson.mapper().createArrayNode().add(schema));
        whole.set("components", root.path("components"));
        return SCHEMAS.getSchema(whole, STRICT);
    }

    JsonNode resolved(JsonNode given) {
        return given.has("$ref") ? root.at(given.path("$ref").asText().substring(1)) : given;
    }
}
