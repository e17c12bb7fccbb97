package io.usdtaggregator.admin.auditlog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes one change of the settings back, and leaves all later ones: what the change made of the state before becomes what it
 * was, as long as nobody changed that very part since. Pure.
 */
final class Reversal {
    /** Says which version and who: each change changes them. */
    private static final Set<String> NOT_CONTENT = Set.of("version", "changed_by", "changed_at");

    private final List<String> touched = new ArrayList<>();

    private Reversal() {}

    /**
     * The settings without the change.
     *
     * @param settings the state now
     * @param touched paths of what was changed again since; where there are any, {@code settings} is not to be used
     */
    record Outcome(JsonNode settings, List<String> touched) {}

    /**
     * @param now the settings in force
     * @param before the state before the change
     * @param after the state that the change made
     */
    static Outcome of(ObjectNode now, JsonNode before, JsonNode after) {
        Reversal reversal = new Reversal();
        JsonNode settings = reversal.ofObject("", now, before, after);
        return new Outcome(settings, List.copyOf(reversal.touched));
    }

    private JsonNode undone(String path, JsonNode now, JsonNode before, JsonNode after) {
        if (same(before, after)) {
            return now;
        }
        if (same(now, after)) {
            return before;
        }
        if (now instanceof ObjectNode object && before instanceof ObjectNode && after instanceof ObjectNode) {
            return ofObject(path, object, before, after);
        }
        if (isKeyed(now) && isKeyed(before) && isKeyed(after)) {
            return ofList(path, now, before, after);
        }
        touched.add(path);
        return now;
    }

    private JsonNode ofObject(String path, ObjectNode now, JsonNode before, JsonNode after) {
        ObjectNode result = now.deepCopy();
        Set<String> names = new TreeSet<>();
        Stream.of(now, before, after).forEach(node -> node.fieldNames().forEachRemaining(names::add));
        names.removeAll(NOT_CONTENT);
        for (String name : names) {
            JsonNode value =
                    undone(path.isEmpty() ? name : path + "." + name, now.get(name), before.get(name), after.get(name));
            if (value == null) {
                result.remove(name);
            } else {
                result.set(name, value);
            }
        }
        return result;
    }

    /** In the order of now; what comes back comes last. */
    private JsonNode ofList(String path, JsonNode now, JsonNode before, JsonNode after) {
        Map<String, JsonNode> present = byKey(now);
        Map<String, JsonNode> old = byKey(before);
        Map<String, JsonNode> made = byKey(after);
        ArrayNode result = ((ArrayNode) now).arrayNode();
        Stream.of(present, old, made)
                .flatMap(elements -> elements.keySet().stream())
                .distinct()
                .map(key -> undone(path + "[" + key + "]", present.get(key), old.get(key), made.get(key)))
                .filter(element -> element != null)
                .forEach(result::add);
        return result;
    }

    /** Equal in content: absent is null, and who changed it when does not count. */
    private static boolean same(JsonNode one, JsonNode other) {
        if (isNothing(one) || isNothing(other)) {
            return isNothing(one) && isNothing(other);
        }
        return content(one).equals(content(other));
    }

    private static boolean isNothing(JsonNode node) {
        return node == null || node.isNull();
    }

    private static JsonNode content(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = object.objectNode();
            object.properties().stream()
                    .filter(field -> !NOT_CONTENT.contains(field.getKey())
                            && !field.getValue().isNull())
                    .forEach(field -> copy.set(field.getKey(), content(field.getValue())));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = array.arrayNode();
            array.forEach(element -> copy.add(content(element)));
            return copy;
        }
        return node;
    }

    private static boolean isKeyed(JsonNode node) {
        return node instanceof ArrayNode array
                && Stream.iterate(0, at -> at < array.size(), at -> at + 1)
                        .allMatch(at ->
                                array.get(at).hasNonNull("id") || array.get(at).hasNonNull("code"));
    }

    private static Map<String, JsonNode> byKey(JsonNode list) {
        return Stream.iterate(0, at -> at < list.size(), at -> at + 1)
                .map(list::get)
                .collect(Collectors.toMap(
                        element ->
                                element.path("id").asText(element.path("code").asText()),
                        element -> element,
                        (one, other) -> one,
                        LinkedHashMap::new));
    }
}
