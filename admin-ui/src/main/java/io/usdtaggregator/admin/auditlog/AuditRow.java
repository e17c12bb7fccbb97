package io.usdtaggregator.admin.auditlog;

import io.usdtaggregator.admin.audit.AuditChanges;
import io.usdtaggregator.admin.audit.AuditEntry;
import io.usdtaggregator.admin.audit.AuditLog;
import io.usdtaggregator.admin.audit.StateChange;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An entry with what it changed.
 *
 * @param thing the name of what was changed; empty for what has none
 * @param parts which parts of the settings it changed, as the JSON interface calls them
 * @param changes the first of the changed fields
 * @param more how many changed fields are not among {@code changes}
 */
public record AuditRow(
        AuditEntry entry, String thing, List<String> parts, List<AuditChanges.FieldChange> changes, int more) {
    private static final int FIELDS_SHOWN = 10;
    private static final Set<String> STATES = Set.of("before", "after");
    private static final Set<String> OF_ONE_THING = Set.of("account changed", "key changed", "staff changed");

    static AuditRow of(AuditEntry entry, ThingNames names) {
        return of(entry, names, FIELDS_SHOWN);
    }

    /** With every changed field. */
    static AuditRow whole(AuditEntry entry, ThingNames names) {
        return of(entry, names, Integer.MAX_VALUE);
    }

    /** The states before and after. */
    public StateChange change() {
        return StateChange.of(entry);
    }

    /** What it keeps beside such states, by the names that the JSON interface gives: of a replay, the delivery. */
    public Map<String, String> facts() {
        return entry.detail().stream()
                .filter(field -> !STATES.contains(field.getKey()) && field.getValue() != null)
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        field -> String.valueOf(field.getValue()),
                        (one, other) -> one,
                        TreeMap::new));
    }

    /** Whether it is a change that can be taken back, as long as nothing came after it. */
    public boolean isReversible() {
        return (entry.what().equals(AuditLog.SETTINGS) || isOfOneThing(entry)) && !changes.isEmpty();
    }

    /** Where the form goes that changed the thing: whoever may send it may take the change back. */
    public String form() {
        return isOfOneThing(entry) ? "/staff" : "/audit";
    }

    /** Whether it changed an account, a key or a member of staff. */
    static boolean isOfOneThing(AuditEntry entry) {
        return OF_ONE_THING.contains(entry.what());
    }

    private static AuditRow of(AuditEntry entry, ThingNames names, int most) {
        List<AuditChanges.FieldChange> all = AuditChanges.content(AuditChanges.of(entry));
        return new AuditRow(
                entry,
                names.of(entry.subject()),
                AuditLog.SETTINGS.equals(entry.subject()) ? parts(all) : List.of(),
                all.stream().limit(most).toList(),
                Math.max(0, all.size() - most));
    }

    private static List<String> parts(List<AuditChanges.FieldChange> changes) {
        return changes.stream()
                .map(change -> change.field().split("[.\\[]")[0])
                .filter(SettingParts.CODES::contains)
                .distinct()
                .toList();
    }
}
