package io.usdtaggregator.admin.staff;

import com.github.f4b6a3.ulid.UlidCreator;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;

/** A staff account. */
@Entity
@Table(schema = "access", name = "staff")
public class StaffMember {
    @Id
    String id;

    String username;

    @Column(name = "password_hash")
    String passwordHash;

    boolean active;

    @Enumerated(EnumType.STRING)
    StaffRole role;

    @Column(name = "created_at")
    Instant createdAt;

    @Version
    Long version;

    protected StaffMember() {}

    StaffMember(String username, String passwordHash, StaffRole role) {
        this.id = UlidCreator.getMonotonicUlid().toString();
        this.username = username;
        this.passwordHash = passwordHash;
        this.role = role;
        this.active = true;
        this.createdAt = Instant.now();
    }

    /** Each part that the change names becomes what it says. */
    void become(StaffAdministration.StaffChange change, Optional<String> newPasswordHash) {
        change.role().ifPresent(now -> role = now);
        change.active().ifPresent(now -> active = now);
        newPasswordHash.ifPresent(now -> passwordHash = now);
    }

    public void setPasswordHash(String hash) {
        passwordHash = hash;
    }

    /** For the audit log: without the password. */
    JsonObject state() {
        return new JsonObject().put("role", role.name()).put("active", active);
    }

    /** For the audit log. */
    public String subject() {
        return "staff:" + id;
    }

    public String id() {
        return id;
    }

    public String username() {
        return username;
    }

    public String passwordHash() {
        return passwordHash;
    }

    public boolean isActive() {
        return active;
    }

    public StaffRole role() {
        return role;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public long version() {
        return version;
    }
}
