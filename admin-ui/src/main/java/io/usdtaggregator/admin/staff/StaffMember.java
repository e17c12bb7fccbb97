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
import java.time.ZoneId;
import java.util.Optional;

/** A staff account. */
@Entity
@Table(schema = "access", name = "staff")
public class StaffMember {
    /** Of whoever chose none: the time of Abidjan, which is UTC. */
    public static final ZoneId DEFAULT_ZONE = ZoneId.of("Africa/Abidjan");

    @Id
    String id;

    String username;

    @Column(name = "password_hash")
    String passwordHash;

    boolean active;

    @Enumerated(EnumType.STRING)
    StaffRole role;

    /** {@code null}: as the browser says. */
    String language;

    /** {@code null}: Africa/Abidjan. */
    @Column(name = "time_zone")
    String timeZone;

    @Column(name = "two_step_pending")
    byte[] twoStepPending;

    @Column(name = "two_step_secret")
    byte[] twoStepSecret;

    @Column(name = "two_step_last")
    Long twoStepLast;

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

    /** {@code en} or {@code fr}; empty: as the browser says. */
    public Optional<String> language() {
        return Optional.ofNullable(language);
    }

    /** Where dates of the pages are told in. */
    public ZoneId timeZone() {
        return timeZone == null ? DEFAULT_ZONE : ZoneId.of(timeZone);
    }

    /** Whether a login asks for a code, too. */
    public boolean hasTwoStep() {
        return twoStepSecret != null;
    }

    /** A new sealed secret, which waits for its first code. */
    public void expectTwoStep(byte[] sealed) {
        twoStepPending = sealed;
    }

    /** {@code null} where none waits. */
    public byte[] pendingTwoStep() {
        return twoStepPending;
    }

    /** The secret that waited is in force, and its first code was taken. */
    public void confirmTwoStep(long step) {
        twoStepSecret = twoStepPending;
        twoStepPending = null;
        twoStepLast = step;
    }

    public void forgetTwoStep() {
        twoStepSecret = null;
        twoStepPending = null;
        twoStepLast = null;
    }

    /** Sealed. */
    public byte[] twoStep() {
        return twoStepSecret;
    }

    /** The step of time of the last code that was taken. */
    public long lastTwoStep() {
        return twoStepLast == null ? 0 : twoStepLast;
    }

    public long version() {
        return version;
    }
}
