package io.usdtaggregator.gateway.tokens;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.database.Database;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The signing keys in PostgreSQL: the first gateway makes the first key, and whoever sees that it is old the next. */
@Singleton
public class SigningKeyStore implements PanacheRepositoryBase<SigningKeyEntity, String> {
    /** A new key signs only when every gateway has surely read it. */
    private static final Duration KNOWN_BEFORE_SIGNING = Duration.ofMinutes(2);
    /** An old key is kept until the last token that it signed has surely expired. */
    private static final Duration KEPT_AFTER_SIGNING = Duration.ofHours(1);

    private static final String LOCK = "SELECT cast(pg_advisory_xact_lock(hashtext('gateway.signing_key')) AS text)";

    private final Database database;
    private final RetiredKeys retiredKeys;
    private final KeySeal seal;
    private final Vertx vertx;
    private final Duration rotateAfter;

    SigningKeyStore(Database database, RetiredKeys retiredKeys, KeySeal seal, Vertx vertx, TokensConfig config) {
        this.database = database;
        this.retiredKeys = retiredKeys;
        this.seal = seal;
        this.vertx = vertx;
        this.rotateAfter = config.rotateAfter();
    }

    /** The keys in use, newest first, after making one where it was time. */
    Uni<List<SigningKey>> keys() {
        return keys(Instant.now());
    }

    Uni<List<SigningKey>> keys(Instant now) {
        return rotated(Optional.empty(), now)
                .chain(keys -> isDue(keys, now)
                        ? generated(now).chain(next -> rotated(Optional.of(next), now))
                        : Uni.createFrom().item(keys));
    }

    /** To make one takes a tenth of a second of CPU, which no event loop has, and no transaction waits for. */
    private Uni<SigningKey> generated(Instant now) {
        return vertx.executeBlocking(() -> SigningKey.generate(now, now));
    }

    /** One gateway at a time: whoever comes second finds the key that the first one made. */
    private Uni<List<SigningKey>> rotated(Optional<SigningKey> next, Instant now) {
        return database.inTime(() -> Panache.withTransaction(() -> getSession()
                .chain(session -> session.createNativeQuery(LOCK, String.class).getSingleResult())
                .chain(locked -> findAll(Sort.descending("createdAt")).list())
                .map(rows -> rows.stream().map(row -> row.opened(seal)).toList())
                .chain(keys -> withNext(keys, next.filter(any -> isDue(keys, now)), now))
                .chain(keys -> retire(keys, now))));
    }

    private boolean isDue(List<SigningKey> keys, Instant now) {
        return keys.isEmpty() || !keys.get(0).createdAt().plus(rotateAfter).isAfter(now);
    }

    private Uni<List<SigningKey>> withNext(List<SigningKey> keys, Optional<SigningKey> next, Instant now) {
        if (next.isEmpty()) {
            return Uni.createFrom().item(keys);
        }
        SigningKey key = next.get().signingFrom(keys.isEmpty() ? now : now.plus(KNOWN_BEFORE_SIGNING));
        List<SigningKey> all = new ArrayList<>(keys);
        all.add(0, key);
        return persist(new SigningKeyEntity(key, seal)).replaceWith(all);
    }

    /**
     * Each key goes when the next newer one has signed for long enough, however many there are. Its public half stays: a
     * quote is shown for longer than a token works.
     */
    private Uni<List<SigningKey>> retire(List<SigningKey> keys, Instant now) {
        List<SigningKey> kept = new ArrayList<>();
        List<SigningKey> retired = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            boolean isKept = i == 0
                    || keys.get(i - 1).signsFrom().plus(KEPT_AFTER_SIGNING).isAfter(now);
            (isKept ? kept : retired).add(keys.get(i));
        }
        return retired.isEmpty()
                ? Uni.createFrom().item(kept)
                : delete("kid in ?1", retired.stream().map(SigningKey::kid).toList())
                        .chain(() -> retiredKeys.persist(retired.stream().map(key -> new RetiredKeyEntity(key, now))))
                        .replaceWith(kept);
    }
}
