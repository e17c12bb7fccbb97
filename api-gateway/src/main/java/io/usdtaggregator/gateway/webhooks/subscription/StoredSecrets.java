package io.usdtaggregator.gateway.webhooks.subscription;

import jakarta.persistence.Embeddable;
import java.time.Instant;

/**
 * The secrets of a webhook as they lie in PostgreSQL, mostly encrypted.
 *
 * @param oldSecret the one before, which signs too until {@code oldSecretUntil}; {@code null} for most
 */
@Embeddable
public record StoredSecrets(byte[] secret, byte[] oldSecret, Instant oldSecretUntil) {

    static StoredSecrets of(byte[] secret) {
        return new StoredSecrets(secret, null, null);
    }

    StoredSecrets replacedBy(byte[] fresh, Instant oldUntil) {
        return new StoredSecrets(fresh, secret, oldUntil);
    }

    boolean isOldValid(Instant now) {
        return oldSecretUntil != null && oldSecretUntil.isAfter(now);
    }
}
