package io.usdtaggregator.gateway.webhooks;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.gateway.http.Page;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The webhooks in PostgreSQL; whoever asks names the account, and others' are not there. */
@Singleton
class WebhookStore {
    private static final String SHOWN =
            "SELECT id, account_id, url, event, subject, deviation_pct, heartbeat_seconds, created_at, disabled_at"
                    + " FROM gateway.webhook ";

    private final Tables tables;
    private final SecretSeal seal;
    private final WebhookConfig config;

    WebhookStore(Tables tables, SecretSeal seal, WebhookConfig config) {
        this.tables = tables;
        this.seal = seal;
        this.config = config;
    }

    record Listed(long count, List<Webhook> webhooks) {}

    /** Empty when the account has as many as it may. */
    Uni<Optional<Webhook>> create(Webhook webhook, Secret secret) {
        return tables.inTransaction(connection -> countLocked(connection, webhook.accountId())
                .chain(count -> count >= config.perAccount()
                        ? Uni.createFrom().item(Optional.empty())
                        : insert(connection, webhook, secret)));
    }

    /** Oldest first. */
    Uni<Listed> page(String account, Page page) {
        return tables.run("SELECT count(*) FROM gateway.webhook WHERE account_id = $1", account)
                .map(rows -> rows.iterator().next().getLong(0))
                .chain(count -> tables.run(
                                SHOWN + "WHERE account_id = $1 ORDER BY created_at, id LIMIT $2 OFFSET $3",
                                account,
                                page.size(),
                                (page.number() - 1L) * page.size())
                        .map(rows -> new Listed(count, webhooks(rows))));
    }

    Uni<Optional<Webhook>> find(String account, UUID id) {
        return tables.run(SHOWN + "WHERE account_id = $1 AND id = $2", account, id)
                .map(rows -> webhooks(rows).stream().findFirst());
    }

    /** With all its deliveries; false when there is none. */
    Uni<Boolean> delete(String account, UUID id) {
        return tables.run("DELETE FROM gateway.webhook WHERE account_id = $1 AND id = $2", account, id)
                .map(done -> done.rowCount() == 1);
    }

    /** Until when the secret before it signs too; empty when there is no such webhook. */
    Uni<Optional<Instant>> replaceSecret(String account, UUID id, Secret secret) {
        return tables.run(
                        "UPDATE gateway.webhook SET old_secret = secret,"
                                + " old_secret_until = now() + $4 * interval '1 second', secret = $3"
                                + " WHERE account_id = $1 AND id = $2 RETURNING old_secret_until",
                        account,
                        id,
                        sealed(id, secret),
                        (double) config.secretOverlap().toSeconds())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getOffsetDateTime(0).toInstant())
                        .findFirst());
    }

    /** Forgets secrets that sign no more. */
    Uni<Void> forgetOldSecrets() {
        return tables.run("UPDATE gateway.webhook SET old_secret = NULL, old_secret_until = NULL"
                        + " WHERE old_secret_until <= now()")
                .replaceWithVoid();
    }

    private Buffer sealed(UUID id, Secret secret) {
        return Buffer.buffer(seal.sealed(id, secret));
    }

    private static Uni<Long> countLocked(SqlConnection connection, String account) {
        return Tables.run(connection, "SELECT pg_advisory_xact_lock(hashtext('gateway.webhook:' || $1))", account)
                .chain(locked ->
                        Tables.run(connection, "SELECT count(*) FROM gateway.webhook WHERE account_id = $1", account))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private Uni<Optional<Webhook>> insert(SqlConnection connection, Webhook webhook, Secret secret) {
        return Tables.run(
                        connection,
                        "INSERT INTO gateway.webhook (id, account_id, url, event, subject, deviation_pct,"
                                + " heartbeat_seconds, secret) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
                                + " RETURNING id, account_id, url, event, subject, deviation_pct, heartbeat_seconds,"
                                + " created_at, disabled_at",
                        webhook.id(),
                        webhook.accountId(),
                        webhook.url(),
                        webhook.event(),
                        webhook.subject().orElse(null),
                        webhook.deviationPct().orElse(null),
                        webhook.heartbeatSeconds(),
                        sealed(webhook.id(), secret))
                .map(rows -> webhooks(rows).stream().findFirst());
    }

    private static List<Webhook> webhooks(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(Webhook::of).toList();
    }
}
