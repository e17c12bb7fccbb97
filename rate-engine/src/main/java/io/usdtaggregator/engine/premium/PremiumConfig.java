package io.usdtaggregator.engine.premium;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Where official rates come from. */
@ConfigMapping(prefix = "engine.official-rates")
public interface PremiumConfig {
    /** The European Central Bank's daily XML ({@code OFFICIAL_RATES_URL}); without it rates carry no premium. */
    Optional<URI> url();

    /** Days after which the bank's rate no longer counts: weekends and holidays have none. */
    @WithDefault("7")
    int mostDaysOld();

    /** How often the source is read, as the scheduler writes it: {@code 10m}. */
    @WithDefault("10m")
    String every();

    /** Longest wait for an answer. */
    @WithDefault("10S")
    Duration deadline();
}
