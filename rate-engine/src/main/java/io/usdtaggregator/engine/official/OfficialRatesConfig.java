package io.usdtaggregator.engine.official;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Where official rates come from, and what of them is believed. */
@ConfigMapping(prefix = "engine.official-rates")
public interface OfficialRatesConfig {
    /** The European Central Bank's daily XML ({@code OFFICIAL_RATES_URL}); without it rates carry no premium. */
    Optional<URI> url();

    /** Days after which the bank's rate no longer counts: weekends and holidays have none. */
    @WithDefault("7")
    int mostDaysOld();

    /** A figure farther than this from the last one taken is not believed. */
    @WithDefault("20")
    BigDecimal mostPercent();

    /** How often the source is read, as the scheduler writes it: {@code 10m}. */
    @WithDefault("10m")
    String every();

    /** Longest wait for the whole document. */
    @WithDefault("10S")
    Duration deadline();

    /** How often a failed read is tried again, with growing pauses. */
    @WithDefault("4")
    int retries();

    /** The pause before the first new try; each further one is twice as long. */
    @WithDefault("1S")
    Duration firstPause();
}
