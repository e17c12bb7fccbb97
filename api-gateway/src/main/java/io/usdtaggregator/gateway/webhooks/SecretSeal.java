package io.usdtaggregator.gateway.webhooks;

import io.usdtaggregator.gateway.tokens.KeySeal;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Seals the secrets of webhooks for PostgreSQL as signing keys are, each bound to its webhook. Those that lie there in the
 * clear still work.
 */
@Singleton
class SecretSeal {
    private static final Logger LOG = Logger.getLogger(SecretSeal.class);

    private final KeySeal seal;

    SecretSeal(KeySeal seal) {
        this.seal = seal;
    }

    byte[] sealed(UUID webhook, Secret secret) {
        return seal.seal(name(webhook), secret.bytes());
    }

    /** What signs now, the newest first; none where one does not open: half of the signatures would be no use either. */
    List<Secret> of(Row row) {
        UUID webhook = row.getUUID("id");
        try {
            return Stream.of("secret", "old_secret")
                    .filter(column -> row.getBuffer(column) != null)
                    .map(column -> opened(webhook, row.getBuffer(column).getBytes()))
                    .toList();
        } catch (IllegalStateException closed) {
            LOG.error(closed.getMessage());
            return List.of();
        }
    }

    /** Told by their length: any byte may be the first of a secret in the clear. */
    private Secret opened(UUID webhook, byte[] stored) {
        return Secret.of(stored.length == Secret.BYTES ? stored : seal.open(name(webhook), stored));
    }

    private static String name(UUID webhook) {
        return "webhook " + webhook;
    }
}
