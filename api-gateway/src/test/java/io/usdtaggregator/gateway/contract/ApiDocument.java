package io.usdtaggregator.gateway.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.usdtaggregator.model.json.MarketJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The OpenAPI document as the running gateway gives it, and what it says of an answer. */
final class ApiDocument {
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    private final JsonNode root;

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

    List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        root.path("paths")
                .fields()
                .forEachRemaining(path -> path.getValue().fields().forEachRemaining(method -> {
                    if (METHODS.contains(method.getKey())) {
                        all.add(new Operation(path.getKey(), method.getKey(), method.getValue()));
                    }
                }));
        return all;
    }

    List<JsonNode> parameters(Operation operation) {
        List<JsonNode> all = new ArrayList<>();
        operation.node().path("parameters").forEach(given -> all.add(resolved(given)));
        return all;
    }

    /** What is wrong with an answer; empty when it is as the document says. */
    List<String> faults(Operation operation, int status, String contentType, String body) {
        JsonNode response = resolved(operation.node().path("responses").path(String.valueOf(status)));
        if (!response.isObject()) {
            return List.of(status + " is not documented: " + body);
        }
        JsonNode content = response.path("content");
        if (content.isMissingNode() || content.isEmpty()) {
            return List.of();
        }
        JsonNode schema = content.path(contentType.split(";")[0]).path("schema");
        if (schema.isMissingNode()) {
            return List.of(contentType + " is not documented for " + status);
        }
        return contentType.contains("json") ? faults(schema, body) : List.of();
    }

    private List<String> faults(JsonNode schema, String body) {
        ObjectNode whole = MarketJson.mapper().createObjectNode();
        whole.set("allOf", MarketJson.mapper().createArrayNode().add(schema));
        whole.set("components", root.path("components"));
        return SCHEMAS.getSchema(whole).validate(MarketJson.read(body, JsonNode.class)).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    JsonNode resolved(JsonNode given) {
        return given.has("$ref") ? root.at(given.path("$ref").asText().substring(1)) : given;
    }
}
