package io.usdtaggregator.base.internal.webhooks;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;

/**
 * One message to one webhook, and what became of it.
 *
 * @param number counts the deliveries of a webhook from 1
 * @param messageId the same in all attempts and replays
 * @param replayOf the number of the delivery that this one repeats; {@code null} for most
 * @param body the JSON that is sent
 */
public record WebhookDelivery(
        long number,
        String messageId,
        String event,
        Status status,
        Long replayOf,
        @JsonUnwrapped Attempts tried,
        @JsonUnwrapped Times times,
        String body) {

    /** What became of it. */
    public enum Status {
        PENDING,
        DELIVERED,
        FAILED
    }

    /**
     * @param attemptCount those included that the log has forgotten
     * @param attempts the newest, oldest first
     */
    public record Attempts(int attemptCount, List<Attempt> attempts) {}

    /**
     * @param status of the answer; {@code null} without one
     * @param error in an English sentence; {@code null} when it was delivered
     */
    public record Attempt(Instant at, long durationMs, Integer status, String error) {}

    /**
     * @param nextAttemptAt {@code null} once it is finished
     * @param finishedAt {@code null} while it is pending
     */
    public record Times(Instant createdAt, Instant nextAttemptAt, Instant finishedAt) {}
}
