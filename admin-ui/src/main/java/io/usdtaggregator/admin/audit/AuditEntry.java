package io.usdtaggregator.admin.audit;

import io.vertx.core.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** One entry of the audit log: who did what, when and why. Entries are only added. */
@Entity
@Immutable
@Table(schema = "access", name = "audit")
public class AuditEntry {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    Instant at;
    String who;
    String what;
    String reason;
    String subject;

    @Column(columnDefinition = "jsonb")
    JsonObject detail;

    protected AuditEntry() {}

    AuditEntry(String who, String what, String subject, String reason, JsonObject detail) {
        this.at = Instant.now();
        this.who = who;
        this.what = what;
        this.subject = subject;
        this.reason = reason;
        this.detail = detail;
    }

    public long id() {
        return id;
    }

    public Instant at() {
        return at;
    }

    public String who() {
        return who;
    }

    public String what() {
        return what;
    }

    public String reason() {
        return reason;
    }

    public JsonObject detail() {
        return detail;
    }
}
