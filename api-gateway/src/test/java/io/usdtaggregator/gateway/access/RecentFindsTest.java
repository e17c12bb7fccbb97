package io.usdtaggregator.gateway.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecentFindsTest {
    private static final String TOKEN = "Bearer header.claims-of-someone.signature-of-37b";

    private final RecentFinds<String> finds = new RecentFinds<>();

    @Test
    void what_was_found_for_a_text_is_found_again() {
        finds.put(bytes(TOKEN), "who");

        assertEquals(Optional.of("who"), finds.get(bytes(TOKEN)));
    }

    @Test
    void a_text_that_differs_anywhere_by_one_character_is_another() {
        finds.put(bytes(TOKEN), "who");

        for (int at = 0; at < TOKEN.length(); at++) {
            StringBuilder other = new StringBuilder(TOKEN);
            other.setCharAt(at, '~');
            assertEquals(Optional.empty(), finds.get(bytes(other.toString())), other.toString());
        }
    }

    @Test
    void a_text_that_goes_on_before_the_same_end_is_another() {
        finds.put(bytes(TOKEN), "who");

        assertEquals(Optional.empty(), finds.get(bytes("x" + TOKEN)));
        assertEquals(Optional.empty(), finds.get(bytes(TOKEN.substring(1))));
    }

    @Test
    void the_later_of_two_with_one_place_stays() {
        finds.put(bytes(TOKEN), "first");
        finds.put(bytes("x" + TOKEN), "second");

        assertEquals(Optional.empty(), finds.get(bytes(TOKEN)));
        assertEquals(Optional.of("second"), finds.get(bytes("x" + TOKEN)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
