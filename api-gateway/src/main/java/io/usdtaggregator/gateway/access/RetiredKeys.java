package io.usdtaggregator.gateway.access;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.gateway.http.Schema;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keys that sign nothing any more, and whose tokens are over: what else they signed can be checked still. */
@Singleton
class RetiredKeys {
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    /** Some years of monthly rotation: {@code jwks.json} stays small whatever the rotation. */
    private static final int MOST = 50;

    private final Pool pool;
    private final Schema schema;
    private final Duration published;

    /** @param published for how long after its end; the engine keeps quotes for 24 months (engine.history.retention-months) */
    RetiredKeys(
            Pool pool,
            Schema schema,
            @ConfigProperty(name = "gateway.tokens.publish-retired", defaultValue = "760D") Duration published) {
        this.pool = pool;
        this.schema = schema;
        this.published = published;
    }

    /** Those that are published still, the newest first; older ones are forgotten. */
    Uni<List<PublishedKey>> published(Instant now) {
        return schema.migrated()
                .chain(() -> pool.preparedQuery("DELETE FROM gateway.retired_key WHERE retired_at <= $1")
                        .execute(Tuple.of(now.minus(published).atOffset(ZoneOffset.UTC))))
                .chain(() -> pool.preparedQuery(
                                "SELECT kid, public_key FROM gateway.retired_key ORDER BY retired_at DESC LIMIT $1")
                        .execute(Tuple.of(MOST)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> PublishedKey.stored(
                                row.getString("kid"),
                                row.getBuffer("public_key").getBytes()))
                        .toList())
                .ifNoItem()
                .after(DEADLINE)
                .fail();
    }
}
