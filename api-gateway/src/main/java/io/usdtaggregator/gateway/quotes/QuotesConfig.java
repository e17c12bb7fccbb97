package io.usdtaggregator.gateway.quotes;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How quotes are made. */
@ConfigMapping(prefix = "gateway.quotes")
public interface QuotesConfig {
    /** How long a quote may be shown as a price. */
    @WithDefault("60S")
    Duration life();

    /** {@code iss} of a quote's signature, that of access tokens. */
    @WithDefault("${mp.jwt.verify.issuer}")
    String issuer();
}
