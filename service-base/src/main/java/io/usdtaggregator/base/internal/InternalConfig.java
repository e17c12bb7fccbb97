package io.usdtaggregator.base.internal;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** What the services share to know each other. */
@ConfigMapping(prefix = "service.internal")
public interface InternalConfig {
    /** The shared secret; without one no internal call is let in. */
    Optional<String> token();

    /**
     * A second secret that is let in besides, while the secret is exchanged: the new one first, then the old one
     * (docs/security.md).
     */
    Optional<String> tokenOther();
}
