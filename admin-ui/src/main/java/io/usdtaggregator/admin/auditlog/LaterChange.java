package io.usdtaggregator.admin.auditlog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usdtaggregator.admin.audit.AuditEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Who changed a field again that an older change had made what it was: so the older one is not taken back.
 *
 * @param field its JSON path
 * @param entry number of the entry that changed it
 */
public record LaterChange(String who, Instant at, String field, long entry) {

    /** @param later what was done to the same thing after the entry, oldest first */
    static List<LaterChange> of(AuditEntry entry, List<AuditEntry> later) {
        JsonNode before = AuditStates.before(entry);
        JsonNode after = AuditStates.after(entry);
        List<LaterChange> found = new ArrayList<>();
        List<String> known = List.of();
        ObjectNode state = after.deepCopy();
        for (AuditEntry one : later) {
            // Entries about accounts keep only the parts that were to change.
            state.setAll(AuditStates.after(one));
            List<String> touched = Reversal.of(state, before, after).touched();
            for (String field : touched) {
                if (!known.contains(field)) {
                    found.add(new LaterChange(one.who(), one.at(), field, one.id()));
                }
            }
            known = touched;
        }
        List<String> stillTouched = known;
        return found.stream()
                .filter(change -> stillTouched.contains(change.field()))
                .toList();
    }
}
