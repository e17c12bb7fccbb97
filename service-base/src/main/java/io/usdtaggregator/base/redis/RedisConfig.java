package io.usdtaggregator.base.redis;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How Redis is called. */
@ConfigMapping(prefix = "service.redis")
public interface RedisConfig {
    /** How long one command may take, from its sending to its answer: the client itself waits for ever. */
    @WithDefault("2s")
    Duration commandTimeout();
}
