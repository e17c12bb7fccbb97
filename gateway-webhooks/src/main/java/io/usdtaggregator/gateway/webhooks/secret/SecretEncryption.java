package io.usdtaggregator.gateway.webhooks.secret;

import io.usdtaggregator.gateway.tokens.KeySeal;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Encrypts the secrets of webhooks for PostgreSQL as signing keys are, each bound to its webhook. Those that lie there in
 * the clear still work.
 */
@Singleton
public class SecretEncryption {
    private static final Logger LOG = Logger.getLogger(SecretEncryption.class);

    private final KeySeal seal;

    public SecretEncryption(KeySeal seal) {
        this.seal = seal;
    }

    /** As it is stored, for this webhook alone. */
    public byte[] encrypt(UUID webhook, WebhookSecret secret) {
        return seal.seal(name(webhook), secret.bytes());
    }

    /** What signs now, the newest first; none where one cannot be decrypted: half of the signatures are no use either. */
    public List<WebhookSecret> signing(UUID webhook, StoredSecrets stored, Instant now) {
        Stream<byte[]> old = stored.isOldValid(now) ? Stream.of(stored.oldSecret()) : Stream.empty();
        try {
            return Stream.concat(Stream.of(stored.secret()), old)
                    .map(bytes -> decrypt(webhook, bytes))
                    .toList();
        } catch (IllegalStateException unreadable) {
            LOG.error(unreadable.getMessage());
            return List.of();
        }
    }

    /** The length tells whether it is encrypted: any byte may be the first of a secret in the clear. */
    private WebhookSecret decrypt(UUID webhook, byte[] stored) {
        return WebhookSecret.of(stored.length == WebhookSecret.BYTES ? stored : seal.open(name(webhook), stored));
    }

    private static String name(UUID webhook) {
        return "webhook " + webhook;
    }
}
