package io.usdtaggregator.admin.audit;

import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * What a change made of what, as JSON states.
 *
 * @param before empty where it is not known
 * @param after empty where it is not known
 */
public record StateChange(JsonObject before, JsonObject after) {
    public static final StateChange UNKNOWN = new StateChange(new JsonObject(), new JsonObject());

    /** What an entry keeps of the states of its thing. */
    public static StateChange of(AuditEntry entry) {
        return entry.detail().getValue("before") instanceof JsonObject before
                        && entry.detail().getValue("after") instanceof JsonObject after
                ? new StateChange(before, after)
                : UNKNOWN;
    }

    /** The fields that differ, without what each change changes. */
    public List<AuditChanges.FieldChange> fields() {
        return AuditChanges.content(AuditChanges.between(before, after));
    }
}
