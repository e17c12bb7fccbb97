package io.usdtaggregator.base.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How PostgreSQL is called. */
@ConfigMapping(prefix = "service.database")
public interface DatabaseConfig {
    /** Whether this service has a schema of its own; fixed when it is built. */
    @WithDefault("false")
    boolean enabled();

    /** How long one statement or transaction may take, from asking for a connection to its end. */
    @WithDefault("5s")
    Duration deadline();

    /** The longest pause between two tries to migrate the schema while PostgreSQL is out. */
    @WithDefault("10s")
    Duration longestMigrationPause();
}
