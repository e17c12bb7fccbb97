package io.usdtaggregator.admin.audit;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

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
        Object before = entry.detail().getValue("before");
        Object after = entry.detail().getValue("after");
        return before instanceof JsonObject old && after instanceof JsonObject now ? between(old, now) : List.of();
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
        } else if (before instanceof JsonArray old && after instanceof JsonArray now && old.size() == now.size()) {
            for (int at = 0; at < old.size(); at++) {
                compare(path + "[" + at + "]", old.getValue(at), now.getValue(at), changes);
            }
        } else if (!Objects.equals(before, after)) {
            changes.add(new FieldChange(path, text(before), text(after)));
        }
    }

    private static String text(Object value) {
        return value == null ? NONE : String.valueOf(value);
    }
}
