package io.usdtaggregator.gateway.webhooks;

import io.usdtaggregator.model.json.MarketJson;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * What is sent, in the form of the Standard Webhooks specification.
 *
 * @param messageId the same in every attempt and replay, so that a receiver can tell what it has
 * @param body the JSON as it is signed
 */
record Event(String messageId, String type, String body) {

    static Event of(String type, Instant at, Object data) {
        return new Event(
                "msg_" + UUID.randomUUID().toString().replace("-", ""),
                type,
                MarketJson.write(new Envelope(type, at.truncatedTo(ChronoUnit.MILLIS), data)));
    }

    private record Envelope(String type, Instant timestamp, Object data) {}
}
