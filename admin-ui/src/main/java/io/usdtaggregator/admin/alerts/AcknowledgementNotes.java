package io.usdtaggregator.admin.alerts;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.audit.AuditEntry;
import io.usdtaggregator.admin.audit.AuditLog;
import io.usdtaggregator.admin.audit.AuditQuery;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What staff wrote when they acknowledged alerts: kept in the audit log, with who it was. */
@ApplicationScoped
public class AcknowledgementNotes {
    static final String WHAT = "alerts acknowledged";
    private static final String IDS = "ids";
    /** What a note is where none was written. */
    private static final String NONE = "-";

    private static final int NEWEST = 200;

    private final AuditLog audit;

    AcknowledgementNotes(AuditLog audit) {
        this.audit = audit;
    }

    /** @param note empty for none */
    Uni<Void> add(String who, List<String> ids, String note) {
        return audit.addAlone(
                who, WHAT, "alerts", note.isEmpty() ? NONE : note, new JsonObject().put(IDS, new JsonArray(ids)));
    }

    /** By the alert's id. */
    Uni<Map<String, String>> byAlert() {
        return audit.find(new AuditQuery(null, WHAT, null, null, null, null, null), NEWEST)
                .map(entries -> {
                    Map<String, String> notes = new HashMap<>();
                    entries.stream()
                            .filter(entry -> !entry.reason().equals(NONE))
                            .forEach(entry -> put(notes, entry));
                    return notes;
                });
    }

    private static void put(Map<String, String> notes, AuditEntry entry) {
        entry.detail()
                .getJsonArray(IDS, new JsonArray())
                .forEach(id -> notes.putIfAbsent(String.valueOf(id), entry.reason()));
    }
}
