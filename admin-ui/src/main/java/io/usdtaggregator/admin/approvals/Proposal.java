package io.usdtaggregator.admin.approvals;

import com.github.f4b6a3.ulid.UlidCreator;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.settings.Settings;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;

/** A change of the settings that waits for a second person. */
@Entity
@Table(schema = "settings", name = "proposal")
public class Proposal {
    /** Markets move: what was proposed a day ago may do something else today. */
    static final Duration LIFETIME = Duration.ofHours(24);

    @Id
    String id;

    @Column(columnDefinition = "jsonb")
    JsonObject body;

    @Column(name = "proposed_by")
    String proposedBy;

    @Column(name = "proposed_at")
    Instant proposedAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    String reason;

    @Enumerated(EnumType.STRING)
    State state;

    @Column(name = "decided_by")
    String decidedBy;

    @Column(name = "decided_at")
    Instant decidedAt;

    @Version
    Long version;

    /** What became of it. */
    public enum State {
        WAITING,
        APPROVED,
        REFUSED,
        WITHDRAWN
    }

    protected Proposal() {}

    Proposal(Settings proposed, String who, String reason, Instant now) {
        this.id = UlidCreator.getMonotonicUlid().toString();
        this.body = new JsonObject(MarketJson.write(proposed));
        this.proposedBy = who;
        this.proposedAt = now;
        this.expiresAt = now.plus(LIFETIME);
        this.reason = reason;
        this.state = State.WAITING;
    }

    void decide(State decided, String who, Instant now) {
        state = decided;
        decidedBy = who;
        decidedAt = now;
    }

    String subject() {
        return "proposal:" + id;
    }

    /** The settings as they would be; their version is the one that they were proposed on. */
    public Settings settings() {
        return MarketJson.read(body.encode(), Settings.class);
    }

    public boolean isOpen(Instant now) {
        return state == State.WAITING && now.isBefore(expiresAt);
    }

    public String id() {
        return id;
    }

    public String proposedBy() {
        return proposedBy;
    }

    public Instant proposedAt() {
        return proposedAt;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    public String reason() {
        return reason;
    }

    public State state() {
        return state;
    }

    /** {@code null} while it waits. */
    public String decidedBy() {
        return decidedBy;
    }

    /** {@code null} while it waits. */
    public Instant decidedAt() {
        return decidedAt;
    }
}
