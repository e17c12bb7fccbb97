package io.usdtaggregator.model.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApiKeyTextTest {

    @Test
    void a_new_key_reads_back() {
        ApiKeyText key = ApiKeyText.random(true);

        assertTrue(key.text().matches("usdt_test_[0-9A-Za-z]{36}"), "form");
        assertEquals(Optional.of(key), ApiKeyText.parse(key.text()));
        assertTrue(key.isSandbox());
        assertFalse(ApiKeyText.random(false).isSandbox());
        assertTrue(ApiKeyText.random(false).text().matches("usdt_live_[0-9A-Za-z]{36}"), "form");
        assertNotEquals(key.text(), ApiKeyText.random(true).text());
    }

    @Test
    void a_mistyped_key_is_known_by_its_checksum() {
        String text = ApiKeyText.random(false).text();
        char typed = text.charAt(15) == 'a' ? 'b' : 'a';

        assertEquals(Optional.empty(), ApiKeyText.parse(text.substring(0, 15) + typed + text.substring(16)));
        assertEquals(Optional.empty(), ApiKeyText.parse(text + "0"));
        assertEquals(Optional.empty(), ApiKeyText.parse(null));
    }

    @Test
    void a_key_does_not_show_itself_in_a_log() {
        ApiKeyText key = ApiKeyText.random(true);

        assertFalse(key.toString().contains(key.text().substring(16)));
        assertEquals(64, key.digest().length());
    }
}
