package io.usdtaggregator.gateway.webhooks;

import java.time.Instant;

/**
 * One try to deliver, as the log keeps it. What the receiver answered beyond its status is not kept: it would let a
 * webhook read what it can reach.
 *
 * @param status of the answer, {@code null} without one
 * @param error in a sentence, {@code null} when it was delivered
 */
record Attempt(Instant at, long durationMs, Integer status, String error) {

    boolean delivered() {
        return error == null;
    }
}
