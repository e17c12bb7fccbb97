package io.usdtaggregator.gateway.webhooks.delivery;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One try to deliver, as the log keeps it. What the receiver answered beyond its status is not kept: it would let a
 * webhook read what it can reach.
 *
 * @param status of the answer, {@code null} without one
 * @param error in a sentence, {@code null} when it was delivered
 * @param retryAfter how long the receiver asks to be left alone
 */
@Schema(name = "WebhookAttempt")
public record DeliveryAttempt(
        Instant at,
        @Schema(format = "int64", minimum = "0") long durationMs,

        @Schema(nullable = true, description = "Of the answer; null without one.")
        Integer status,

        @Schema(nullable = true, description = "In a sentence; null when it was delivered.")
        String error,

        @JsonIgnore Optional<Duration> retryAfter) {
    private static final int GONE = 410;

    public DeliveryAttempt {
        retryAfter = retryAfter == null ? Optional.empty() : retryAfter;
    }

    /** An attempt that got no answer, or none was made at all. */
    public static DeliveryAttempt failed(Instant at, long durationMs, String error) {
        return new DeliveryAttempt(at, durationMs, null, error, Optional.empty());
    }

    @JsonIgnore
    public boolean isDelivered() {
        return error == null;
    }

    /** Whether the receiver wants no more messages at all. */
    @JsonIgnore
    public boolean isGone() {
        return status != null && status == GONE;
    }
}
