package io.usdtaggregator.admin.access;

import com.github.f4b6a3.ulid.UlidCreator;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.problem.Refusal;
import io.usdtaggregator.model.access.Access;
import io.usdtaggregator.model.access.Access.Account;
import io.usdtaggregator.model.access.Access.ApiKey;
import io.usdtaggregator.model.access.Access.Quota;
import io.usdtaggregator.model.access.ApiKeyText;
import io.usdtaggregator.model.json.MarketJson;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Integrator accounts and their API keys in PostgreSQL. Each change makes a new version of the snapshot. */
@ApplicationScoped
public class AccessStore {
    private static final String UNIQUE_VIOLATION = "23505";

    private final Pool database;

    AccessStore(Pool database) {
        this.database = database;
    }

    public Uni<Long> version() {
        return database.query("select version from access.snapshot")
                .execute()
                .map(rows -> rows.iterator().next().getLong("version"));
    }

    /** Everything the gateway needs; read in one transaction, so that version and content belong together. */
    public Uni<Access> snapshot() {
        return database.withTransaction(client -> client.query("select version from access.snapshot for share")
                .execute()
                .map(rows -> rows.iterator().next().getLong("version"))
                .chain(version -> accounts(client)
                        .chain(accounts -> held(client).map(held -> new Access(version, accounts, keys(held))))));
    }

    public Uni<List<Account>> accounts() {
        return accounts(database);
    }

    public Uni<List<ApiKey>> keys() {
        return held().map(AccessStore::keys);
    }

    public Uni<List<HeldKey>> held() {
        return held(database);
    }

    /** A username that is taken is a conflict. */
    public Uni<Account> create(String username, String passwordHash, Set<String> groups, Quota quota) {
        Account account =
                new Account(UlidCreator.getMonotonicUlid().toString(), username, passwordHash, groups, true, quota);
        return change(client -> client.preparedQuery(
                                "insert into access.integrator (id, username, password_hash, groups, quota) values ($1, $2, $3, $4, $5)")
                        .execute(Tuple.of(
                                account.id(),
                                username,
                                passwordHash,
                                groups.toArray(String[]::new),
                                new JsonObject(MarketJson.write(quota)))))
                .onFailure(PgException.class)
                .transform(failure -> UNIQUE_VIOLATION.equals(((PgException) failure).getSqlState())
                        ? Refusal.conflict("The username '" + username + "' is taken.")
                        : failure)
                .replaceWith(account);
    }

    /** The account as it was before. */
    public Uni<Account> update(String id, Optional<String> passwordHash, AccountChange change) {
        return change(client -> client.preparedQuery("""
                                update access.integrator a
                                   set password_hash = coalesce($2, a.password_hash), groups = coalesce($3, a.groups),
                                       active = coalesce($4, a.active), quota = coalesce($5, a.quota)
                                  from (select * from access.integrator where id = $1 for update) before
                                 where a.id = before.id
                                returning before.*""")
                        .execute(Tuple.of(
                                id,
                                passwordHash.orElse(null),
                                change.groups()
                                        .map(set -> set.toArray(String[]::new))
                                        .orElse(null),
                                change.active().orElse(null),
                                change.quota()
                                        .map(MarketJson::write)
                                        .map(JsonObject::new)
                                        .orElse(null))))
                .invoke(rows -> mustBeOne(rows, "The account"))
                .map(rows -> account(rows.iterator().next()));
    }

    public Uni<ApiKey> addKey(String accountId, KeyTerms terms, ApiKeyText text) {
        String id = UlidCreator.getMonotonicUlid().toString();
        return change(client ->
                        client.preparedQuery("""
                                insert into access.api_key
                                       (id, integrator_id, digest, prefix, name, groups, quota, allowed_ips, expires_at)
                                select $1, id, $3, $4, $5, $6, $7, $8, $9 from access.integrator where id = $2
                                on conflict (digest) do nothing""").execute(tuple(terms, id, accountId, text.digest(), text.prefix())))
                .invoke(rows -> mustBeOne(rows, "The account"))
                .replaceWith(terms.on(id, accountId, text.digest(), text.prefix()));
    }

    /** A key goes on under other terms; a revoked one is not to be changed. */
    public Uni<Void> changeKey(String accountId, String keyId, KeyTerms terms) {
        return change(client -> client.preparedQuery("""
                                update access.api_key
                                   set name = $3, groups = $4, quota = $5, allowed_ips = $6, expires_at = $7
                                 where id = $1 and integrator_id = $2 and active""").execute(tuple(terms, keyId, accountId)))
                .invoke(rows -> mustBeOne(rows, "The key"))
                .replaceWithVoid();
    }

    /** These values, then the terms in the order of their columns. */
    private static Tuple tuple(KeyTerms terms, String... first) {
        List<Object> values = new ArrayList<>(List.of((Object[]) first));
        values.add(terms.name());
        values.add(terms.groups() == null ? null : terms.groups().toArray(String[]::new));
        values.add(terms.quota() == null ? null : new JsonObject(MarketJson.write(terms.quota())));
        values.add(terms.allowedIps().toArray(String[]::new));
        values.add(terms.expiresAt() == null ? null : terms.expiresAt().atOffset(ZoneOffset.UTC));
        return Tuple.tuple(values);
    }

    /** A revoked key stays in the list, and never works again. */
    public Uni<Void> revokeKey(String accountId, String keyId) {
        return change(client -> client.preparedQuery("""
                                update access.api_key set active = false, revoked_at = coalesce(revoked_at, now())
                                where id = $1 and integrator_id = $2""").execute(Tuple.of(keyId, accountId)))
                .invoke(rows -> mustBeOne(rows, "The key"))
                .replaceWithVoid();
    }

    private Uni<RowSet<Row>> change(Function<SqlClient, Uni<RowSet<Row>>> work) {
        return database.withTransaction(client -> client.query("update access.snapshot set version = version + 1")
                .execute()
                .chain(() -> work.apply(client)));
    }

    private static void mustBeOne(RowSet<Row> rows, String what) {
        if (rows.rowCount() != 1) {
            throw Refusal.notFound(what);
        }
    }

    private static Uni<List<Account>> accounts(SqlClient client) {
        return client.query("select * from access.integrator order by username")
                .execute()
                .map(rows -> list(rows, AccessStore::account));
    }

    private static Account account(Row row) {
        return new Account(
                row.getString("id"),
                row.getString("username"),
                row.getString("password_hash"),
                Set.of(row.getArrayOfStrings("groups")),
                row.getBoolean("active"),
                MarketJson.read(row.getJsonObject("quota").encode(), Quota.class));
    }

    private static List<ApiKey> keys(List<HeldKey> held) {
        return held.stream().map(HeldKey::key).toList();
    }

    private static Uni<List<HeldKey>> held(SqlClient client) {
        return client.query("""
                        select k.*, i.groups as account_groups
                          from access.api_key k join access.integrator i on i.id = k.integrator_id
                        order by k.created_at, k.id""").execute().map(rows -> list(rows, AccessStore::held));
    }

    private static HeldKey held(Row row) {
        JsonObject quota = row.getJsonObject("quota");
        OffsetDateTime expires = row.getOffsetDateTime("expires_at");
        String[] own = row.getArrayOfStrings("groups");
        KeyTerms terms = new KeyTerms(
                row.getString("name"),
                own == null ? null : Set.of(own),
                quota == null ? null : MarketJson.read(quota.encode(), Quota.class),
                List.of(row.getArrayOfStrings("allowed_ips")),
                expires == null ? null : expires.toInstant());
        return new HeldKey(
                new ApiKey(
                        row.getString("id"),
                        row.getString("integrator_id"),
                        terms.name(),
                        row.getString("digest"),
                        row.getString("prefix"),
                        Set.of(own == null ? row.getArrayOfStrings("account_groups") : own),
                        row.getBoolean("active"),
                        terms.quota(),
                        terms.allowedIps(),
                        terms.expiresAt()),
                terms);
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
        List<T> list = new ArrayList<>();
        rows.forEach(row -> list.add(read.apply(row)));
        return list;
    }
}
