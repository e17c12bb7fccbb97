package io.usdtaggregator.gateway.webhooks.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.gateway.tokens.KeySeal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How secrets lie in PostgreSQL, and what is made of them. */
class SecretEncryptionTest {
    private static final UUID ID = UUID.randomUUID();
    private static final Instant NOW = Instant.parse("2026-08-21T12:00:00Z");
    private final SecretEncryption encryption =
            new SecretEncryption(new KeySeal(Optional.of("0123456789abcdef0123456789abcdef")));
    private final SecretEncryption none = new SecretEncryption(new KeySeal(Optional.empty()));

    @Test
    void an_encrypted_secret_opens_for_its_webhook_only_and_one_in_the_clear_still_works() {
        WebhookSecret secret = WebhookSecret.random();
        byte[] encrypted = encryption.encrypt(ID, secret);

        assertFalse(contains(encrypted, secret.bytes()));
        assertEquals(List.of(secret.text()), texts(encryption, ID, StoredSecrets.of(encrypted)));
        assertTrue(texts(encryption, UUID.randomUUID(), StoredSecrets.of(encrypted))
                .isEmpty());
        assertTrue(texts(none, ID, StoredSecrets.of(encrypted)).isEmpty());
        assertEquals(List.of(secret.text()), texts(encryption, ID, StoredSecrets.of(none.encrypt(ID, secret))));
    }

    @Test
    void a_secret_in_the_clear_that_begins_like_an_encrypted_one_is_none() {
        byte[] bytes = new byte[WebhookSecret.BYTES];
        bytes[0] = 1;

        assertEquals(List.of(WebhookSecret.of(bytes).text()), texts(encryption, ID, StoredSecrets.of(bytes)));
    }

    @Test
    void the_newest_comes_first_whether_encrypted_or_not_and_the_old_one_until_it_ends() {
        WebhookSecret fresh = WebhookSecret.random();
        WebhookSecret old = WebhookSecret.random();
        StoredSecrets replaced = StoredSecrets.of(old.bytes()).replacedBy(encryption.encrypt(ID, fresh), NOW);

        assertEquals(
                List.of(fresh.text(), old.text()),
                encryption.signing(ID, replaced, NOW.minusMillis(1)).stream()
                        .map(WebhookSecret::text)
                        .toList());
        assertEquals(List.of(fresh.text()), texts(encryption, ID, replaced));
    }

    private static boolean contains(byte[] all, byte[] part) {
        for (int i = 0; i + part.length <= all.length; i++) {
            if (Arrays.equals(part, Arrays.copyOfRange(all, i, i + part.length))) {
                return true;
            }
        }
        return false;
    }

    private static List<String> texts(SecretEncryption encryption, UUID id, StoredSecrets stored) {
        return encryption.signing(id, stored, NOW).stream()
                .map(WebhookSecret::text)
                .toList();
    }
}
