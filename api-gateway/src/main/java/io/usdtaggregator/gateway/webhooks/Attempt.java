package io.usdtaggregator.gateway.webhooks;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One try to deliver, as the log keeps it. What the receiver answered beyond its status is not kept: it would let a
 * webhook read what it can reach.
 *
 * @param status of the answer, {@code null} without one
 * @param error in a sentence, {@code null} when it was delivered
 * @param retryAfter how long the receiver wants to be left alone
 */
record Attempt(
        Instant at,
        long durationMs,
        Integer status,
        String error,
        @JsonIgnore Optional<Duration> retryAfter) {
    private static final int GONE = 410;

    Attempt(Instant at, long durationMs, Integer status, String error) {
        this(at, durationMs, status, error, Optional.empty());
    }

    boolean delivered() {
        return error == null;
    }

    /** Whether the receiver wants no more messages at all. */
    boolean gone() {
        return status != null && status == GONE;
    }
}
