package io.usdtaggregator.gateway.webhooks.delivery;

import io.usdtaggregator.gateway.webhooks.subscription.EventType;
import io.usdtaggregator.gateway.webhooks.subscription.Webhook;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;

/** One message to one webhook, and what became of it. Who changes one has locked its webhook's row. */
@Entity
@DynamicUpdate
@Table(name = "webhook_delivery")
public class Delivery {
    private static final int ATTEMPTS_KEPT = 50;

    @EmbeddedId
    private DeliveryId id;

    private String messageId;
    private EventType event;
    private String body;
    private Long replayOf;

    @Enumerated(EnumType.STRING)
    private DeliveryStatus status;

    private int attemptCount;

    /** Hibernate Reactive reads JSON objects from a {@code jsonb} column, but no arrays: they pass as text. */
    @Convert(converter = AttemptsColumn.class)
    @ColumnTransformer(read = "cast(attempts as text)", write = "cast(cast(? as text) as jsonb)")
    private List<DeliveryAttempt> attempts;

    private Instant createdAt;
    private Instant nextAttemptAt;
    private Instant finishedAt;

    /** For Hibernate. */
    protected Delivery() {}

    /** At the end of the webhook's queue, and due now. */
    Delivery(Webhook webhook, WebhookMessage message, Long replayOf, Instant now) {
        this.id = new DeliveryId(webhook.id(), webhook.nextNumber(now));
        this.messageId = message.id();
        this.event = message.event();
        this.body = message.body();
        this.replayOf = replayOf;
        this.status = DeliveryStatus.PENDING;
        this.attempts = List.of();
        this.createdAt = now;
        this.nextAttemptAt = now;
    }

    public long number() {
        return id.number();
    }

    UUID webhookId() {
        return id.webhookId();
    }

    public WebhookMessage message() {
        return new WebhookMessage(messageId, event, body);
    }

    public DeliveryStatus status() {
        return status;
    }

    public boolean isPending() {
        return status == DeliveryStatus.PENDING;
    }

    /** How many attempts there were, those included that the log has forgotten. */
    public int attemptCount() {
        return attemptCount;
    }

    /** The newest attempts, oldest first. */
    public List<DeliveryAttempt> attempts() {
        return attempts;
    }

    /** The number of the delivery that this one repeats, {@code null} for most. */
    Long replayOf() {
        return replayOf;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** {@code null} once it is finished. */
    public Instant nextAttemptAt() {
        return nextAttemptAt;
    }

    Instant finishedAt() {
        return finishedAt;
    }

    /** Adds an attempt to the log. */
    public void attempted(DeliveryAttempt attempt) {
        attemptCount++;
        attempts = Stream.concat(
                        attempts.stream().skip(Math.max(0, attempts.size() + 1 - ATTEMPTS_KEPT)), Stream.of(attempt))
                .toList();
    }

    public void retryAt(Instant next) {
        nextAttemptAt = next;
    }

    /** It is not attempted any more. */
    public void finish(DeliveryStatus end, Instant now) {
        status = end;
        finishedAt = now;
        nextAttemptAt = null;
    }

    /** @param number counts the deliveries of a webhook from 1: they are made in this order */
    @Embeddable
    public record DeliveryId(UUID webhookId, long number) {}
}
