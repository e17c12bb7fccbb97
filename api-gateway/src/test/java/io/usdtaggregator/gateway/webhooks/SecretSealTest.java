package io.usdtaggregator.gateway.webhooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.gateway.tokens.KeySeal;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How secrets lie in PostgreSQL, and what is made of them. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class SecretSealTest {
    private static final UUID ID = UUID.randomUUID();
    private final SecretSeal seal = new SecretSeal(new KeySeal(Optional.of("0123456789abcdef0123456789abcdef")));
    private final SecretSeal none = new SecretSeal(new KeySeal(Optional.empty()));

    @Inject
    Tables tables;

    @Test
    void a_sealed_secret_opens_for_its_webhook_only_and_one_in_the_clear_still_works() {
        Secret secret = Secret.random();
        byte[] sealed = seal.sealed(ID, secret);

        assertFalse(contains(sealed, secret.bytes()));
        assertEquals(List.of(secret.text()), texts(seal.of(row(ID, sealed, null))));
        assertTrue(seal.of(row(UUID.randomUUID(), sealed, null)).isEmpty());
        assertTrue(none.of(row(ID, sealed, null)).isEmpty());
        assertEquals(List.of(secret.text()), texts(seal.of(row(ID, none.sealed(ID, secret), null))));
    }

    @Test
    void a_secret_in_the_clear_that_begins_like_a_sealed_one_is_none() {
        byte[] bytes = new byte[Secret.BYTES];
        bytes[0] = 1;

        assertEquals(List.of(Secret.of(bytes).text()), texts(seal.of(row(ID, bytes, null))));
    }

    @Test
    void the_newest_comes_first_whether_sealed_or_not() {
        Secret fresh = Secret.random();
        Secret old = Secret.random();

        assertEquals(List.of(fresh.text(), old.text()), texts(seal.of(row(ID, seal.sealed(ID, fresh), old.bytes()))));
    }

    private Row row(UUID id, byte[] secret, byte[] old) {
        return tables.run(
                        "SELECT $1::uuid AS id, $2::bytea AS secret, $3::bytea AS old_secret",
                        id,
                        Buffer.buffer(secret),
                        old == null ? null : Buffer.buffer(old))
                .await()
                .atMost(Duration.ofSeconds(20))
                .iterator()
                .next();
    }

    private static boolean contains(byte[] all, byte[] part) {
        for (int i = 0; i + part.length <= all.length; i++) {
            if (Arrays.equals(part, Arrays.copyOfRange(all, i, i + part.length))) {
                return true;
            }
        }
        return false;
    }

    private static List<String> texts(List<Secret> secrets) {
        return secrets.stream().map(Secret::text).toList();
    }
}
