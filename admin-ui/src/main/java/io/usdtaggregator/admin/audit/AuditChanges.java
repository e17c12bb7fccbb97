package io.usdtaggregator.admin.audit;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells field by field what a change made of what, from the states before and after that its entry keeps. Pure. */
public final class AuditChanges {
    private static final String NONE = "–";

    private AuditChanges() {}

    /**
     * One field that was changed.
     *
     * @param field its JSON path, such as {@code quota.burst}
     */
    public record FieldChange(String field, String before, String after) {}

    /** Empty where the entry keeps no states, or nothing differs. */
    public static List<FieldChange> of(AuditEntry entry) {
        StateChange change = StateChange.of(entry);
        return between(change.before(), change.after());
    }

    /** The fields in which two JSON objects differ, in the order of their names. */
    public static List<FieldChange> between(JsonObject before, JsonObject after) {
        List<FieldChange> changes = new ArrayList<>();
        compare("", before, after, changes);
        return changes;
    }

    private static void compare(String path, Object before, Object after, List<FieldChange> changes) {
        if (before instanceof JsonObject old && after instanceof JsonObject now) {
            TreeSet<String> names = new TreeSet<>(old.fieldNames());
            names.addAll(now.fieldNames());
            names.forEach(name -> compare(
                    path.isEmpty() ? name : path + "." + name, old.getValue(name), now.getValue(name), changes));
        } else if (before instanceof JsonArray old && after instanceof JsonArray now) {
            Map<String, Object> oldOnes = byKey(old);
            Map<String, Object> newOnes = byKey(now);
            Stream.concat(oldOnes.keySet().stream(), newOnes.keySet().stream())
                    .distinct()
                    .forEach(key -> compare(
                            path + "[" + label(key, oldOnes, newOnes) + "]",
                            oldOnes.get(key),
                            newOnes.get(key),
                            changes));
        } else if (!Objects.equals(before, after)) {
            changes.add(new FieldChange(path, text(before), text(after)));
        }
    }

    /** Elements by their id or code, so that one that was added or removed does not look like a change of all after it. */
    private static Map<String, Object> byKey(JsonArray array) {
        Map<String, Object> elements = new LinkedHashMap<>();
        for (int at = 0; at < array.size(); at++) {
            Object element = array.getValue(at);
            Object key = element instanceof JsonObject object
                    ? object.getValue("id", object.getValue("code", at))
                    : Integer.valueOf(at);
            elements.put(String.valueOf(key), element);
        }
        return elements;
    }

    /** A rule is called by its scope, which people know, unless another one has the same. */
    private static String label(String key, Map<String, Object> before, Map<String, Object> after) {
        String scope = scope(after.getOrDefault(key, before.get(key)));
        boolean isOnly = Stream.of(before, after)
                .flatMap(elements -> elements.entrySet().stream())
                .filter(element -> !element.getKey().equals(key))
                .noneMatch(element -> scope(element.getValue()).equals(scope));
        return scope.isEmpty() || !isOnly ? key : scope;
    }

    /** {@code XOF:CI:SELL}, {@code XOF>GHS} or {@code global}; empty for what is no rule. */
    private static String scope(Object element) {
        if (!(element instanceof JsonObject rule) || !rule.containsKey("mode")) {
            return "";
        }
        boolean isCross = rule.containsKey("buy");
        String scope = (isCross ? Stream.of("from", "to") : Stream.of("currency", "country", "trade_type"))
                .map(rule::getString)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(isCross ? ">" : ":"));
        return scope.isEmpty() ? "global" : scope;
    }

    /** Without what each change changes: the number of the version, and who changed a rule when. */
    public static List<FieldChange> content(List<FieldChange> all) {
        return all.stream()
                .filter(change -> !change.field().equals("version")
                        && !change.field().endsWith(".changed_at")
                        && !change.field().endsWith(".changed_by"))
                .toList();
    }

    private static String text(Object value) {
        if (value instanceof JsonObject object) {
            return object.stream()
                    .filter(field -> field.getValue() != null)
                    .map(field -> field.getKey() + " " + text(field.getValue()))
                    .collect(Collectors.joining(", "));
        }
        return value == null ? NONE : String.valueOf(value);
    }
}
