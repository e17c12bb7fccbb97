package io.usdtaggregator.gateway.webhooks.subscription;

import io.usdtaggregator.gateway.webhooks.change.LastNotified;
import io.usdtaggregator.gateway.webhooks.change.LastNotified.ObservedRate;
import io.usdtaggregator.gateway.webhooks.secret.StoredSecrets;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;

/**
 * What an account wants to be notified of, and where. Who changes one must have locked its row first
 * ({@link WebhookRepository}), and uses the database's clock.
 */
@Entity
@DynamicUpdate
@Table(name = "webhook")
public class Webhook {
    @Id
    private UUID id;

    private String accountId;
    private String url;
    private EventType event;
    private String subject;
    private BigDecimal deviationPct;
    private Integer heartbeatSeconds;
    private String alertKinds;
    private String minSeverity;
    private Instant createdAt;
    private Instant disabledAt;

    @Embedded
    private StoredSecrets secrets;

    @Embedded
    private LastNotified lastNotified;

    /** The number of the newest delivery. */
    private long lastNumber;
    /** When the first pending delivery is due; while a gateway delivers, when its claim ends. Null: nothing pending. */
    private Instant dueAt;

    private UUID claim;

    /** For Hibernate. */
    protected Webhook() {}

    Webhook(UUID id, String accountId, WebhookRequest.Terms terms, byte[] secret, Instant now) {
        this.id = id;
        this.accountId = accountId;
        this.url = terms.url();
        this.event = terms.event();
        this.subject = terms.subject().orElse(null);
        this.deviationPct = terms.deviationPct().orElse(null);
        this.heartbeatSeconds =
                terms.heartbeat().map(Duration::toSeconds).map(Math::toIntExact).orElse(null);
        this.alertKinds = terms.alerts().storedKinds();
        this.minSeverity = terms.alerts().minSeverity();
        this.createdAt = now;
        this.secrets = StoredSecrets.of(secret);
        this.lastNotified = LastNotified.NEVER;
    }

    public UUID id() {
        return id;
    }

    public String accountId() {
        return accountId;
    }

    public String url() {
        return url;
    }

    public EventType event() {
        return event;
    }

    /** The key of the market or corridor that is watched; empty for alerts. */
    public Optional<String> subject() {
        return Optional.ofNullable(subject);
    }

    /** Percent of the last notified rate from which a change is sent; empty for heartbeats only. */
    public Optional<BigDecimal> deviationPct() {
        return Optional.ofNullable(deviationPct);
    }

    public Optional<Duration> heartbeat() {
        return Optional.ofNullable(heartbeatSeconds).map(Duration::ofSeconds);
    }

    /** Which alerts are sent, of a webhook for alerts. */
    AlertFilter alerts() {
        return AlertFilter.stored(alertKinds, minSeverity);
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** When its target answered that it wants no more. */
    public Optional<Instant> disabledAt() {
        return Optional.ofNullable(disabledAt);
    }

    public boolean isDisabled() {
        return disabledAt != null;
    }

    public StoredSecrets secrets() {
        return secrets;
    }

    public LastNotified lastNotified() {
        return lastNotified;
    }

    public Optional<UUID> claim() {
        return Optional.ofNullable(claim);
    }

    void replaceSecret(byte[] fresh, Instant oldUntil) {
        secrets = secrets.replacedBy(fresh, oldUntil);
    }

    /** The number of the newest delivery; 0 before the first. */
    public long lastNumber() {
        return lastNumber;
    }

    /** From now on nothing is sent any more. */
    public void disable(Instant now) {
        disabledAt = now;
    }

    public void notified(ObservedRate rate, Instant now) {
        lastNotified = lastNotified.with(rate, now);
    }

    /** The number of a delivery that is added behind the others. */
    public long nextNumber(Instant now) {
        if (dueAt == null) {
            dueAt = now;
        }
        return ++lastNumber;
    }

    /** Ends a claim. @param due when its first pending delivery is; empty when nothing is pending */
    public void settle(Optional<Instant> due) {
        claim = null;
        dueAt = due.orElse(null);
    }
}
