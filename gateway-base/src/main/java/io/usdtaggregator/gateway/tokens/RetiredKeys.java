package io.usdtaggregator.gateway.tokens;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.database.Database;
import io.usdtaggregator.gateway.tokens.SigningKey.PublishedKey;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Keys that sign nothing any more, and whose tokens are over: what else they signed can be verified still. */
@Singleton
public class RetiredKeys implements PanacheRepositoryBase<RetiredKeyEntity, String> {
    /** Some years of monthly rotation: {@code jwks.json} stays small whatever the rotation. */
    private static final int MOST = 50;

    private final Database database;
    private final Duration published;

    RetiredKeys(Database database, TokensConfig config) {
        this.database = database;
        this.published = config.publishRetired();
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
