package io.usdtaggregator.engine.history.write;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long the past is kept. */
@ConfigMapping(prefix = "engine.history")
public interface HistoryConfig {
    /** Whole months of ticks kept before the present one. */
    @WithDefault("24")
    int retentionMonths();

    /** Whole months before the present one for which {@code as_of} is answered: whole answers take more room. */
    @WithDefault("3")
    int asOfMonths();

    /** Publications whose records may wait in Redis for PostgreSQL; beyond that the oldest are dropped and counted. */
    @WithDefault("10000")
    int waitingPublications();
}
