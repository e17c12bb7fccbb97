package io.usdtaggregator.admin.auditlog;

import io.usdtaggregator.admin.audit.AuditChanges;
import io.usdtaggregator.admin.audit.AuditEntry;
import io.usdtaggregator.admin.audit.AuditLog;
import java.util.List;

/**
 * An entry with what it changed.
 *
 * @param changes the first of the changed fields
 * @param more how many changed fields are not among {@code changes}
 */
public record AuditRow(AuditEntry entry, List<AuditChanges.FieldChange> changes, int more) {
    private static final int FIELDS_SHOWN = 10;

    static AuditRow of(AuditEntry entry) {
        return of(entry, FIELDS_SHOWN);
    }

    /** With every changed field. */
    static AuditRow whole(AuditEntry entry) {
        return of(entry, Integer.MAX_VALUE);
    }

    /** Whether it is a change of the settings, which can be taken back. */
    public boolean isReversible() {
        return entry.what().equals(AuditLog.SETTINGS) && !changes.isEmpty();
    }

    private static AuditRow of(AuditEntry entry, int most) {
        List<AuditChanges.FieldChange> all = AuditChanges.content(AuditChanges.of(entry));
        return new AuditRow(entry, all.stream().limit(most).toList(), Math.max(0, all.size() - most));
    }
}
