package io.usdtaggregator.gateway.tokens;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.database.Database;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keys that sign nothing any more, and whose tokens are over: what else they signed can be verified still. */
@Singleton
public class RetiredKeys implements PanacheRepositoryBase<RetiredKeyEntity, String> {
    /** Some years of monthly rotation: {@code jwks.json} stays small whatever the rotation. */
    private static final int MOST = 50;

    private final Database database;
    private final Duration published;

    /** @param published for how long after its end; the engine keeps quotes for 24 months (engine.history.retention-months) */
    RetiredKeys(
            Database database,
            @ConfigProperty(name = "gateway.tokens.publish-retired", defaultValue = "760D") Duration published) {
        this.database = database;
        this.published = published;
    }

    /** Those that are published still, the newest first; older ones are forgotten. */
    Uni<List<PublishedKey>> published(Instant now) {
        return database.inTime(() -> Panache.withTransaction(() -> delete("retiredAt <= ?1", now.minus(published))
                        .chain(() -> findAll(Sort.descending("retiredAt"))
                                .page(0, MOST)
                                .list())))
                .map(keys -> keys.stream().map(RetiredKeyEntity::published).toList());
    }
}
