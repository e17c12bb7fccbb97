package io.usdtaggregator.base.outgoing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The limits of an exchange with another server. */
@ConfigMapping(prefix = "service.outgoing")
public interface OutgoingConfig {
    /** From the request to the last byte of the answer: then the connection is reset. */
    @WithDefault("10s")
    Duration deadline();

    /** Most bytes of an answer, unpacked: then the connection is reset. */
    @WithDefault("5000000")
    int largestAnswer();
}
