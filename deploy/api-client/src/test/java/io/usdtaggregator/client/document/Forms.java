package io.usdtaggregator.client.document;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What form a text or a number has, and which headers are always there. A document that tells more of its answers breaks nobody, but what compares
 * documents takes each new form for a break; one that a caller has to keep does break, unless it had to be kept before.
 */
final class Forms {
    /** {@code oneOf} beside what was told before narrows it; where it takes its place, what was told is missed. */
    private static final List<String> WORDS =
            List.of("pattern", "minimum", "maximum", "minLength", "maxLength", "propertyNames", "oneOf");

    /**
     * What the last release did as well, though its document did not tell: what it refused, and an alert that it sent. And
     * the flags of a rate: further ones come with time, which this client reads as unknown.
     */
    static final List<String> SO_BEFORE = List.of(
            "/components/schemas/Quality/properties/flags/items",
            "/components/schemas/AlertRaisedEvent/properties/data/properties/kind",
            "/components/parameters/Amount/schema",
            "/components/parameters/PaymentMethod/schema",
            "/components/parameters/PaymentMethodFrom/schema",
            "/components/parameters/PaymentMethodTo/schema",
            "/components/parameters/Platform/schema",
            "/components/schemas/QuoteRequest/properties/amount",
            "/components/schemas/QuoteRequest/properties/payment_method_from",
            "/components/schemas/QuoteRequest/properties/payment_method_to",
            "/components/schemas/Renewal/properties/refresh",
            "/paths/~1api~1v1~1best-rates/get/parameters/amount_currency/schema",
            "/paths/~1api~1v1~1rates~1history/get/parameters/cursor/schema",
            "/paths/~1api~1v1~1rates~1candles/get/parameters/tz/schema",
            "/paths/~1api~1v1~1quotes/post/parameters/Idempotency-Key/schema");

    private Forms() {}

    /**
     * Makes both documents tell the same of what is no break.
     *
     * @param soBefore where the last release did what only this document tells
     */
    static void align(ObjectNode before, ObjectNode now, List<String> soBefore) {
        Set<String> asked = asked(now);
        now.path("components").path("schemas").fields().forEachRemaining(schema -> {
            if (!asked.contains(schema.getKey())) {
                leaveOut(before.path("components").path("schemas").path(schema.getKey()), schema.getValue());
            }
        });
        for (String responses : List.of("/components/responses", "/components/headers")) {
            leaveOut(before.at(responses), now.at(responses));
        }
        soBefore.forEach(at -> replace(before, now, JsonPointer.compile(at)));
    }

    private static void leaveOut(JsonNode before, JsonNode now) {
        if (now instanceof ObjectNode object && before.isObject()) {
            WORDS.stream().filter(word -> !before.has(word)).forEach(object::remove);
            if (object.path("required").isBoolean() && !before.has("required")) {
                object.remove("required");
            }
            object.fields().forEachRemaining(field -> leaveOut(before.path(field.getKey()), field.getValue()));
        }
        for (int i = 0; now.isArray() && i < now.size(); i++) {
            leaveOut(before.path(i), now.get(i));
        }
    }

    private static void replace(ObjectNode before, ObjectNode now, JsonPointer at) {
        String name = at.last().getMatchingProperty();
        if (found(before, at.head()) instanceof ObjectNode place && place.has(name)) {
            place.set(name, found(now, at).deepCopy());
        }
    }

    /** A parameter in a list goes by its name: others may have come before it. */
    private static JsonNode found(JsonNode from, JsonPointer at) {
        if (at.matches()) {
            return from;
        }
        String name = at.getMatchingProperty();
        for (JsonNode item : from.isArray() ? from : List.<JsonNode>of()) {
            if (item.path("name").asText().equals(name)) {
                return found(item, at.tail());
            }
        }
        return found(from.path(name), at.tail());
    }

    /** The schemas that a caller's parameters and bodies are made of. */
    private static Set<String> asked(ObjectNode document) {
        Set<String> names = new HashSet<>();
        document.path("paths").fields().forEachRemaining(path -> path.getValue().forEach(operation -> {
            reach(document, operation.path("parameters"), names);
            reach(document, operation.path("requestBody"), names);
        }));
        return names;
    }

    private static void reach(ObjectNode document, JsonNode from, Set<String> names) {
        String reference = from.path("$ref").asText();
        if (!reference.isEmpty()) {
            boolean isSchema = reference.startsWith("#/components/schemas/");
            if (!isSchema || names.add(reference.substring(reference.lastIndexOf('/') + 1))) {
                reach(document, document.at(reference.substring(1)), names);
            }
        }
        from.forEach(part -> reach(document, part, names));
    }
}
