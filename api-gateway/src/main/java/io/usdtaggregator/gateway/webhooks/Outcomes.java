package io.usdtaggregator.gateway.webhooks;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.model.json.MarketJson;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;

/** Writes down an attempt, and what follows: the end, another attempt, or the end of the webhook. */
final class Outcomes {
    private static final int ATTEMPTS_KEPT = 50;

    private static final String RECORD = "UPDATE gateway.webhook_delivery SET attempt_count = attempt_count + 1,"
            + " attempts = (CASE WHEN jsonb_array_length(attempts) >= " + ATTEMPTS_KEPT
            + " THEN attempts - 0 ELSE attempts END) || $3::text::jsonb, status = $4,"
            + " next_attempt_at = CASE WHEN $4 = 'PENDING' THEN"
            + " least(now() + $5 * interval '1 millisecond', created_at + $6 * interval '1 millisecond') END,"
            + " finished_at = CASE WHEN $4 <> 'PENDING' THEN now() END WHERE webhook_id = $1 AND number = $2";
    /** Its last attempt is made when its time ends, however long the wait would be. */
    private static final String OVERDUE = "SELECT now() >= created_at + $3 * interval '1 millisecond'"
            + " FROM gateway.webhook_delivery WHERE webhook_id = $1 AND number = $2";

    private static final String DISABLE = "UPDATE gateway.webhook SET disabled_at = now() WHERE id = $1";
    /** What waited behind it says why it was never tried. */
    private static final String END_PENDING = "UPDATE gateway.webhook_delivery SET status = 'FAILED',"
            + " finished_at = now(), next_attempt_at = NULL, attempts = attempts || $2::text::jsonb"
            + " WHERE webhook_id = $1 AND status = 'PENDING'";

    private final WebhookConfig config;
    private final BackOff backOff;

    Outcomes(WebhookConfig config) {
        this.config = config;
        this.backOff = new BackOff(config.firstBackOff(), config.longestBackOff());
    }

    Uni<Void> write(SqlConnection connection, Due due, Attempt attempt) {
        if (attempt.delivered()) {
            return write(connection, due, attempt, Delivery.Status.DELIVERED, Duration.ZERO);
        }
        return attempt.gone() ? disable(connection, due, attempt) : retry(connection, due, attempt);
    }

    Uni<Void> giveUp(SqlConnection connection, Due due, Attempt why) {
        return write(connection, due, why, Delivery.Status.FAILED, Duration.ZERO);
    }

    private Uni<Void> retry(SqlConnection connection, Due due, Attempt attempt) {
        return Tables.run(connection, OVERDUE, due.webhook(), due.number(), (double)
                        config.giveUpAfter().toMillis())
                .map(rows -> rows.iterator().next().getBoolean(0))
                .chain(over -> write(
                        connection,
                        due,
                        attempt,
                        over ? Delivery.Status.FAILED : Delivery.Status.PENDING,
                        wait(due, attempt)));
    }

    /** The receiver may ask for more time than we would give, not for less, and not for any. */
    private Duration wait(Due due, Attempt attempt) {
        Duration ours = backOff.after(due.failed() + 1, Math.random());
        Duration theirs = attempt.retryAfter().orElse(Duration.ZERO);
        Duration bounded = theirs.compareTo(config.longestBackOff()) < 0 ? theirs : config.longestBackOff();
        return bounded.compareTo(ours) > 0 ? bounded : ours;
    }

    private Uni<Void> disable(SqlConnection connection, Due due, Attempt attempt) {
        Attempt never =
                new Attempt(attempt.at(), 0, null, "Not tried: the target answered 410, the webhook is disabled");
        return write(connection, due, attempt, Delivery.Status.FAILED, Duration.ZERO)
                .chain(() -> Tables.run(connection, DISABLE, due.webhook()))
                .chain(() -> Tables.run(connection, END_PENDING, due.webhook(), MarketJson.write(never)))
                .replaceWithVoid();
    }

    private Uni<Void> write(SqlConnection connection, Due due, Attempt attempt, Delivery.Status status, Duration wait) {
        return Tables.run(
                        connection,
                        RECORD,
                        due.webhook(),
                        due.number(),
                        MarketJson.write(attempt),
                        status.name(),
                        (double) wait.toMillis(),
                        (double) config.giveUpAfter().toMillis())
                .replaceWithVoid();
    }
}
