package io.usdtaggregator.client.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.List;

/** The same document in the words of OpenAPI 3.0: what compares documents sees no types and no fields in 3.1. */
final class Downgraded {
    private static final YAMLMapper YAML = new YAMLMapper();

    private Downgraded() {}

    static ObjectNode of(String document) {
        try {
            ObjectNode root = (ObjectNode) YAML.readTree(document);
            root.put("openapi", "3.0.3");
            events(root);
            choices(root, root);
            downgrade(root);
            texts(root, root);
            return root;
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(broken);
        }
    }

    /** 3.0 has no events: each is compared as an operation that answers what we send. */
    private static void events(ObjectNode root) {
        JsonNode events = root.remove("webhooks");
        if (events != null) {
            events.fields().forEachRemaining(event -> {
                ObjectNode operation = (ObjectNode) event.getValue().path("post");
                JsonNode sent = operation.remove("requestBody");
                operation
                        .putObject("responses")
                        .putObject("200")
                        .put("description", "sent")
                        .set("content", sent.path("content"));
                ((ObjectNode) root.get("paths")).set("/events/" + event.getKey(), event.getValue());
            });
        }
    }

    /** What compares knows no choice: one of several objects is compared by what all of them have. */
    private static void choices(JsonNode node, ObjectNode root) {
        node.forEach(inner -> choices(inner, root));
        if (node instanceof ObjectNode choice && choice.path("oneOf").isArray() && choice.has("discriminator")) {
            List<JsonNode> objects = new ArrayList<>();
            choice.remove("oneOf")
                    .forEach(
                            one -> objects.add(root.at(one.path("$ref").asText().substring(1))));
            choice.remove("discriminator");
            choice.put("type", "object");
            ObjectNode common = choice.putObject("properties");
            ArrayNode needed = choice.putArray("required");
            objects.get(0).path("properties").fields().forEachRemaining(field -> {
                List<JsonNode> forms = objects.stream()
                        .map(object -> object.path("properties").path(field.getKey()))
                        .toList();
                if (forms.stream().allMatch(form -> form.has("type"))) {
                    common.set(field.getKey(), common(forms));
                    needed.add(field.getKey());
                }
            });
        }
    }

    private static ObjectNode common(List<JsonNode> forms) {
        if (forms.stream().allMatch(forms.get(0)::equals)) {
            return forms.get(0).deepCopy();
        }
        ObjectNode common =
                YAML.createObjectNode().put("type", forms.get(0).path("type").asText());
        if (forms.stream().allMatch(form -> form.has("const"))) {
            ArrayNode values = common.putArray("enum");
            forms.forEach(form -> values.add(form.path("const")));
        }
        return common;
    }

    private static void downgrade(JsonNode node) {
        node.forEach(Downgraded::downgrade);
        if (node instanceof ObjectNode object && object.path("type").isArray()) {
            List<String> types = new ArrayList<>();
            object.get("type").forEach(type -> types.add(type.asText()));
            if (types.remove("null")) {
                object.put("nullable", true);
            }
            if (types.size() == 1) {
                object.put("type", types.get(0));
            } else {
                object.remove("type");
                ArrayNode oneOf = object.putArray("oneOf");
                types.forEach(type -> oneOf.addObject().put("type", type));
            }
        }
        if (node instanceof ObjectNode object && object.path("const").isValueNode()) {
            object.putArray("enum").add(object.remove("const"));
        }
        if (node instanceof ObjectNode object && object.path("oneOf").isArray()) {
            withoutNull(object);
        }
    }

    /** A text or number that is told by its name alone is the same as one that is told where it stands. */
    private static void texts(JsonNode node, ObjectNode root) {
        node.forEach(inner -> texts(inner, root));
        if (node instanceof ObjectNode schema && schema.path("allOf").size() == 1) {
            JsonNode named = root.at(schema.at("/allOf/0/$ref").asText().replaceFirst("^#", ""));
            if (named.has("type") && !named.path("type").asText().equals("object")) {
                schema.remove("allOf");
                named.fields().forEachRemaining(word -> {
                    if (!schema.has(word.getKey())) {
                        schema.set(word.getKey(), word.getValue().deepCopy());
                    }
                });
            }
        }
    }

    private static void withoutNull(ObjectNode schema) {
        ArrayNode kept = schema.arrayNode();
        schema.get("oneOf").forEach(one -> {
            if (one.path("type").asText().equals("null")) {
                schema.put("nullable", true);
            } else {
                kept.add(one);
            }
        });
        schema.remove("oneOf");
        schema.set(kept.size() == 1 ? "allOf" : "oneOf", kept);
    }
}
