package io.usdtaggregator.gateway.webhooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.usdtaggregator.model.json.MarketJson;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * A row of the delivery log, as the API shows it.
 *
 * @param n its number: deliveries of a webhook are made in this order
 * @param replayOf the number of the delivery that this one repeats, {@code null} for most
 * @param attempts the newest of them, oldest first
 * @param nextAttemptAt {@code null} once it is finished
 */
record Delivery(
        long n,
        String messageId,
        String event,
        Status status,
        Long replayOf,
        int attemptCount,
        JsonNode attempts,
        Instant createdAt,
        Instant nextAttemptAt,
        Instant finishedAt,
        JsonNode payload) {

    enum Status {
        PENDING,
        DELIVERED,
        FAILED
    }

    static Delivery of(Row row) {
        return new Delivery(
                row.getLong("number"),
                row.getString("message_id"),
                row.getString("event"),
                Status.valueOf(row.getString("status")),
                row.getLong("replay_of"),
                row.getInteger("attempt_count"),
                json(row.getJsonArray("attempts").encode()),
                row.getOffsetDateTime("created_at").toInstant(),
                instant(row, "next_attempt_at"),
                instant(row, "finished_at"),
                json(row.getString("body")));
    }

    private static JsonNode json(String text) {
        try {
            return MarketJson.mapper().readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a delivery holds what is no JSON", broken);
        }
    }

    private static Instant instant(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }
}
