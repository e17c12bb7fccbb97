package io.usdtaggregator.base.password;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PasswordHashTest {

    @Test
    void a_password_matches_its_own_hash_only() {
        String hash = PasswordHash.of("pässword 1");

        assertTrue(PasswordHash.matches("pässword 1", hash));
        assertFalse(PasswordHash.matches("pässword 2", hash));
        assertFalse(PasswordHash.matches("", PasswordHash.OF_NOBODY));
        assertFalse(PasswordHash.matches("x", "plain text"));
        assertNotEquals(hash, PasswordHash.of("pässword 1"), "each has a salt of its own");
    }
}
