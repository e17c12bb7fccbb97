package io.usdtaggregator.gateway.webhooks;

import io.vertx.mutiny.sqlclient.Row;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/**
 * What an account wants to be told, and where.
 *
 * @param subject the key of the market or corridor that it watches; empty for alerts
 * @param deviationPct percent from which a change is told; 0: every change
 * @param disabledAt when its target said that it wants no more
 */
record Webhook(
        UUID id,
        String accountId,
        String url,
        String event,
        Optional<String> subject,
        Optional<BigDecimal> deviationPct,
        Optional<Duration> heartbeat,
        Instant createdAt,
        Optional<Instant> disabledAt) {
    static final String RATE_CHANGED = "rate.changed";
    static final String ALERT_RAISED = "alert.raised";
    static final String TEST = "webhook.test";

    static Webhook of(Row row) {
        return new Webhook(
                row.getUUID("id"),
                row.getString("account_id"),
                row.getString("url"),
                row.getString("event"),
                Optional.ofNullable(row.getString("subject")),
                Optional.ofNullable(row.getBigDecimal("deviation_pct")),
                Optional.ofNullable(row.getInteger("heartbeat_seconds")).map(Duration::ofSeconds),
                row.getOffsetDateTime("created_at").toInstant(),
                Optional.ofNullable(row.getOffsetDateTime("disabled_at")).map(OffsetDateTime::toInstant));
    }

    Integer heartbeatSeconds() {
        return heartbeat.map(Duration::toSeconds).map(Math::toIntExact).orElse(null);
    }
}
