package io.usdtaggregator.gateway.usage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.database.Database;
import io.usdtaggregator.base.internal.usage.LastUse;
import io.usdtaggregator.gateway.security.CallerId;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * When each key was last used, in PostgreSQL. It is noted where counted calls are settled, so that no call pays for it, and
 * at most once a minute for a key; while PostgreSQL is out, the instant at which it is back stands for the calls meanwhile.
 */
@Singleton
public class KeyUses {
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);
    private static final int MOST_KEYS = 100_000;

    private final Database database;
    private final Cache<CallerId, Boolean> noted = Caffeine.newBuilder()
            .maximumSize(MOST_KEYS)
            .expireAfterWrite(NOTED_EVERY)
            .build();

    KeyUses(Database database) {
        this.database = database;
    }

    /** These called just now. */
    Uni<Void> note(Collection<CallerId> callers) {
        // In one order, so that gateways which note side by side do not wait for each other in a circle.
        List<CallerId> due = callers.stream()
                .distinct()
                .filter(who -> noted.getIfPresent(who) == null)
                .sorted(Comparator.comparing(CallerId::text))
                .toList();
        if (due.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return database.runBatch("""
                        INSERT INTO gateway.key_use (account_id, key_id, used_at) VALUES ($1, $2, now())
                        ON CONFLICT (account_id, key_id) DO UPDATE SET used_at = excluded.used_at
                        """, due.stream().map(KeyUses::row).toList())
                .invoke(() -> due.forEach(who -> noted.put(who, true)))
                .replaceWithVoid();
    }

    /** Of every key that ever called. */
    Uni<List<LastUse>> all() {
        return database.run("SELECT account_id, key_id, used_at FROM gateway.key_use", Tuple.tuple())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new LastUse(
                                row.getString("account_id"),
                                row.getString("key_id"),
                                row.get(OffsetDateTime.class, "used_at").toInstant()))
                        .toList());
    }

    private static Tuple row(CallerId who) {
        return Tuple.of(who.accountId(), who.keyId());
    }
}
