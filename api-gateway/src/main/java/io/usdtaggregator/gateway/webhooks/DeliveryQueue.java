package io.usdtaggregator.gateway.webhooks;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.model.json.MarketJson;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/**
 * Shares the work between gateways. A webhook is claimed whole, so that its messages go out in their order; a claim
 * ends by itself, so that nothing is lost with a gateway. All time is the database's.
 */
@Singleton
class DeliveryQueue {
    private static final int ATTEMPTS_KEPT = 50;
    /** Ends a claim: the webhook is due when its first pending delivery is. */
    static final String SETTLE = "UPDATE gateway.webhook SET claim = NULL, due_at = (SELECT d.next_attempt_at"
            + " FROM gateway.webhook_delivery d WHERE d.webhook_id = $1 AND d.status = 'PENDING'"
            + " ORDER BY d.number LIMIT 1) WHERE id = $1";

    /** Those due of each account in their order, behind those of it that this gateway is at. */
    private static final String TURNS = "SELECT w.id, w.due_at, coalesce(b.busy, 0)"
            + " + row_number() OVER (PARTITION BY w.account_id ORDER BY w.due_at, w.id) AS turn"
            + " FROM gateway.webhook w LEFT JOIN unnest($4::text[], $5::bigint[]) AS b (account_id, busy)"
            + " ON b.account_id = w.account_id WHERE w.due_at <= now()";

    private static final String CLAIM = "UPDATE gateway.webhook SET claim = $1,"
            + " due_at = now() + $2 * interval '1 millisecond' WHERE id IN (SELECT id FROM gateway.webhook"
            + " WHERE due_at <= now() AND id IN (SELECT id FROM (" + TURNS + ") turns WHERE turn <= $6"
            + " ORDER BY due_at LIMIT $3) FOR UPDATE SKIP LOCKED)";
    /** A statement of its own: it must see what others finished before the claim. */
    private static final String CLAIMED = "SELECT w.id, w.claim, w.account_id, w.url, w.secret,"
            + " CASE WHEN w.old_secret_until > now() THEN w.old_secret END AS old_secret, d.number,"
            + " d.message_id, d.body, d.attempt_count FROM gateway.webhook w JOIN LATERAL"
            + " (SELECT * FROM gateway.webhook_delivery p WHERE p.webhook_id = w.id AND p.status = 'PENDING'"
            + " ORDER BY p.number LIMIT 1) d ON true WHERE w.claim = $1";

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

    private final Tables tables;
    private final SecretSeal seal;
    private final WebhookConfig config;
    private final BackOff backOff;

    DeliveryQueue(Tables tables, SecretSeal seal, WebhookConfig config) {
        this.tables = tables;
        this.seal = seal;
        this.config = config;
        this.backOff = new BackOff(config.firstBackOff(), config.longestBackOff());
    }

    /** The first due message of at most so many webhooks, each now claimed by the caller. */
    Uni<List<Due>> claim(int most) {
        return claim(most, Map.of());
    }

    /** @param busy how many of each account's are being delivered from here, so that none takes all places */
    Uni<List<Due>> claim(int most, Map<String, Long> busy) {
        List<Map.Entry<String, Long>> accounts = List.copyOf(busy.entrySet());
        UUID claim = UUID.randomUUID();
        Lease lease = Lease.of(config.claim());
        return tables.run(
                        CLAIM,
                        claim,
                        (double) config.claim().toMillis(),
                        most,
                        accounts.stream().map(Map.Entry::getKey).toArray(String[]::new),
                        accounts.stream().map(Map.Entry::getValue).toArray(Long[]::new),
                        (long) config.accountConcurrency())
                .chain(done -> done.rowCount() == 0
                        ? Uni.createFrom().item(List.<Due>of())
                        : tables.run(CLAIMED, claim).map(rows -> StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> Due.of(row, lease, seal))
                                .toList()));
    }

    /** Gives back at once what nothing was done about. */
    Uni<Void> release(List<Due> claimed) {
        return Multi.createFrom()
                .iterable(claimed)
                .onItem()
                .transformToUniAndConcatenate(
                        due -> ifClaimed(due, connection -> Uni.createFrom().voidItem())
                                .onFailure()
                                .recoverWithItem(false))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    /** What came of it; false when the claim had ended, and whoever has it now records its own. */
    Uni<Boolean> record(Due due, Attempt attempt) {
        return ifClaimed(due, connection -> {
            if (attempt.delivered()) {
                return write(connection, due, attempt, Delivery.Status.DELIVERED, Duration.ZERO);
            }
            return attempt.gone() ? disable(connection, due, attempt) : retry(connection, due, attempt);
        });
    }

    /** It will not be tried again. */
    Uni<Boolean> giveUp(Due due, Attempt why) {
        return ifClaimed(due, connection -> write(connection, due, why, Delivery.Status.FAILED, Duration.ZERO));
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

    private Uni<Boolean> ifClaimed(Due due, Function<SqlConnection, Uni<Void>> work) {
        return tables.inTransaction(connection -> Tables.run(
                        connection,
                        "SELECT id FROM gateway.webhook WHERE id = $1 AND claim = $2 FOR UPDATE",
                        due.webhook(),
                        due.claim())
                .chain(held -> held.size() == 0
                        ? Uni.createFrom().item(false)
                        : work.apply(connection)
                                .chain(done -> Tables.run(connection, SETTLE, due.webhook()))
                                .replaceWith(true)));
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
