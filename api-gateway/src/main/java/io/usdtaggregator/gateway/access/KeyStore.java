package io.usdtaggregator.gateway.access;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.usdtaggregator.gateway.http.Schema;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The signing keys in PostgreSQL: the first gateway makes the first key, and whoever sees that it is old the next. */
@Singleton
public class KeyStore {
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    /** A new key signs only when every gateway has surely read it. */
    private static final Duration KNOWN_BEFORE_SIGNING = Duration.ofMinutes(2);
    /** An old key is kept until the last token that it signed has surely expired. */
    private static final Duration KEPT_AFTER_SIGNING = Duration.ofHours(1);

    private static final String RETIRE = "WITH gone AS (DELETE FROM gateway.signing_key WHERE kid = ANY($1)"
            + " RETURNING kid, public_key)"
            + " INSERT INTO gateway.retired_key (kid, public_key, retired_at) SELECT kid, public_key, $2 FROM gone";

    private static final Duration MOST_OFTEN = Duration.ofMinutes(10);

    private final Pool pool;
    private final Schema schema;
    private final KeySeal seal;
    private final Duration rotateAfter;

    KeyStore(
            Pool pool,
            Schema schema,
            KeySeal seal,
            @ConfigProperty(name = "gateway.tokens.rotate-after", defaultValue = "30D") Duration rotateAfter) {
        this.pool = pool;
        this.schema = schema;
        this.seal = seal;
        if (rotateAfter.compareTo(MOST_OFTEN) < 0) {
            throw new IllegalArgumentException(
                    "gateway.tokens.rotate-after: " + rotateAfter + " is less than " + MOST_OFTEN);
        }
        this.rotateAfter = rotateAfter;
    }

    /** The keys in use, newest first, after making one where it was time. */
    Uni<List<SigningKey>> keys() {
        return keys(Instant.now());
    }

    Uni<List<SigningKey>> keys(Instant now) {
        return schema.migrated()
                .chain(() -> pool.withTransaction(connection -> connection
                        .query("SELECT pg_advisory_xact_lock(hashtext('gateway.signing_key'))")
                        .execute()
                        .chain(locked -> read(connection))
                        .chain(keys -> rotated(connection, keys, now))))
                .ifNoItem()
                .after(DEADLINE)
                .fail();
    }

    private Uni<List<SigningKey>> rotated(SqlConnection connection, List<SigningKey> keys, Instant now) {
        return keys.isEmpty() || !keys.get(0).createdAt().plus(rotateAfter).isAfter(now)
                ? withNext(connection, keys, now).chain(all -> retire(connection, all, now))
                : retire(connection, keys, now);
    }

    private Uni<List<SigningKey>> withNext(SqlConnection connection, List<SigningKey> keys, Instant now) {
        Instant signsFrom = keys.isEmpty() ? now : now.plus(KNOWN_BEFORE_SIGNING);
        return Uni.createFrom()
                .item(() -> SigningKey.generate(now, signsFrom))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(key -> insert(connection, key).replaceWith(() -> {
                    List<SigningKey> all = new ArrayList<>(keys);
                    all.add(0, key);
                    return all;
                }));
    }

    /**
     * Each key goes when the next newer one has signed for long enough, however many there are. Its public half stays: a
     * quote is shown for longer than a token works.
     */
    private static Uni<List<SigningKey>> retire(SqlConnection connection, List<SigningKey> keys, Instant now) {
        List<SigningKey> kept = new ArrayList<>();
        List<String> retired = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            if (i > 0 && !keys.get(i - 1).signsFrom().plus(KEPT_AFTER_SIGNING).isAfter(now)) {
                retired.add(keys.get(i).kid());
            } else {
                kept.add(keys.get(i));
            }
        }
        return retired.isEmpty()
                ? Uni.createFrom().item(kept)
                : connection
                        .preparedQuery(RETIRE)
                        .execute(Tuple.of(retired.toArray(String[]::new), at(now)))
                        .replaceWith(kept);
    }

    private Uni<List<SigningKey>> read(SqlConnection connection) {
        return connection
                .query("SELECT kid, private_key, public_key, created_at, signs_from FROM gateway.signing_key")
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(this::key)
                        .sorted(Comparator.comparing(SigningKey::createdAt).reversed())
                        .toList());
    }

    private SigningKey key(Row row) {
        String kid = row.getString("kid");
        return SigningKey.stored(
                kid,
                seal.open(kid, row.getBuffer("private_key").getBytes()),
                row.getBuffer("public_key").getBytes(),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("signs_from").toInstant());
    }

    private Uni<Void> insert(SqlConnection connection, SigningKey key) {
        return connection
                .preparedQuery("INSERT INTO gateway.signing_key (kid, private_key, public_key, created_at, signs_from)"
                        + " VALUES ($1, $2, $3, $4, $5)")
                .execute(Tuple.tuple(List.of(
                        key.kid(),
                        Buffer.buffer(seal.seal(key.kid(), key.privateKey().getEncoded())),
                        Buffer.buffer(key.publicKey().getEncoded()),
                        at(key.createdAt()),
                        at(key.signsFrom()))))
                .replaceWithVoid();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
