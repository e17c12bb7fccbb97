package io.usdtaggregator.gateway.tokens;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/** How tokens are issued, and what signs them. */
@ConfigMapping(prefix = "gateway.tokens")
public interface TokensConfig {
    @WithDefault("${mp.jwt.verify.issuer}")
    String issuer();

    @WithDefault("${mp.jwt.verify.audiences}")
    String audience();

    /** What private keys are encrypted with in PostgreSQL. */
    Optional<String> keysSecret();

    /** A second secret that keys are opened with, while the secret is exchanged (docs/security.md). */
    Optional<String> keysSecretOther();

    /** The age at which a signing key gets a successor. */
    @WithDefault("30D")
    @DurationMin(minutes = 10)
    Duration rotateAfter();

    /** How long after its end a key is published; the engine keeps quotes for 24 months (engine.history.retention-months). */
    @WithDefault("760D")
    Duration publishRetired();

    /** How often the signing keys are read. */
    @WithDefault("30S")
    Duration readKeysEvery();

    /** How many pairs of tokens an account gets a minute, by logins and renewals together. */
    @WithDefault("60")
    @Min(1)
    int pairsPerMinute();
}
