package io.usdtaggregator.engine;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** What the environment tells the engine; what rates are made by are staff's settings. */
@ConfigMapping(prefix = "engine")
public interface EngineConfig {

    /** The secret that services show each other; without one internal REST is closed. */
    Optional<String> serviceToken();

    /** Whether it works by itself; off in tests that drive it by hand. */
    @WithDefault("true")
    boolean active();

    /** An unchanged rate leaves a tick after this all the same. */
    @WithDefault("1h")
    Duration heartbeat();

    /** How long work of a dead engine waits before another takes it. */
    @WithDefault("10s")
    Duration takeOverAfter();
}
