package io.usdtaggregator.gateway.webhooks;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
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

    private final Tables tables;
    private final SecretSeal seal;
    private final WebhookConfig config;
    private final Outcomes outcomes;

    DeliveryQueue(Tables tables, SecretSeal seal, WebhookConfig config) {
        this.tables = tables;
        this.seal = seal;
        this.config = config;
        this.outcomes = new Outcomes(config);
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
        return ifClaimed(due, connection -> outcomes.write(connection, due, attempt));
    }

    /** It will not be tried again. */
    Uni<Boolean> giveUp(Due due, Attempt why) {
        return ifClaimed(due, connection -> outcomes.giveUp(connection, due, why));
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
}
