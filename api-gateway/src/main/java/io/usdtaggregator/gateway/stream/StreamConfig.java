package io.usdtaggregator.gateway.stream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;
import java.time.Duration;

/** How many streams are served, and how they are kept alive. */
@ConfigMapping(prefix = "gateway.stream")
public interface StreamConfig {
    @WithDefault("15S")
    Duration heartbeat();

    /** The most streams that this gateway serves. */
    @WithDefault("10000")
    @Positive
    int most();

    /** The most of them that one account may have. */
    @WithDefault("5000")
    @Positive
    int mostOfAccount();
}
