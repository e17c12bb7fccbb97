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
    String address;

    @Column(columnDefinition = "jsonb")
    JsonObject detail;

    protected AuditEntry() {}

    /** @param address from where; {@code null} where no person did it */
    public AuditEntry(String who, String address, String what, String subject, String reason, JsonObject detail) {
        this.address = address;
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

    /** The thing that was changed, such as {@code account:01J...}; {@code null} for entries of before there were any. */
    public String subject() {
        return subject;
    }

    /** From where it was changed; {@code null} where no person did it. */
    public String address() {
        return address;
    }

    public JsonObject detail() {
        return detail;
    }
}
