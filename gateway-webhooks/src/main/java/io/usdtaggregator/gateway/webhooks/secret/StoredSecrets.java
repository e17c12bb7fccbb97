package io.usdtaggregator.gateway.webhooks.secret;

import jakarta.persistence.Embeddable;
import java.time.Instant;

/**
 * The secrets of a webhook as they lie in PostgreSQL, mostly encrypted.
 *
 * @param oldSecret the one before, which signs too until {@code oldSecretUntil}; {@code null} for most
 */
@Embeddable
public record StoredSecrets(byte[] secret, byte[] oldSecret, Instant oldSecretUntil) {

    /** Of a new webhook. */
    public static StoredSecrets of(byte[] secret) {
        return new StoredSecrets(secret, null, null);
    }

    /** The new one, and beside it the present one until then. */
    public StoredSecrets replacedBy(byte[] fresh, Instant oldUntil) {
        return new StoredSecrets(fresh, secret, oldUntil);
    }

    boolean isOldValid(Instant now) {
        return oldSecretUntil != null && oldSecretUntil.isAfter(now);
    }
}
