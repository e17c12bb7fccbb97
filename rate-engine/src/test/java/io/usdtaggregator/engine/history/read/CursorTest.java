package io.usdtaggregator.engine.history.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    private static final Cursor CURSOR =
            new Cursor(Instant.parse("2026-08-21T12:00:04.031Z"), "01ARZ3NDEKTSV4RRFFQ69G5FAV");
    private static final String SUBJECT = "XOF:-:BUY@policy";

    @Test
    void a_cursor_is_read_as_it_was_written() {
        assertEquals(CURSOR, Cursor.parse(CURSOR.text(SUBJECT), SUBJECT));
    }

    @Test
    void a_cursor_of_another_subject_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> Cursor.parse(CURSOR.text(SUBJECT), "GHS:-:BUY@policy"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"+999999999-12-31T00:00:00Z", "-999999999-01-01T00:00:00Z", "1969-12-31T00:00:00Z", "yesterday"})
    void an_instant_that_no_tick_has_is_refused(String instant) {
        String mark =
                new String(Base64.getUrlDecoder().decode(CURSOR.text(SUBJECT)), StandardCharsets.UTF_8).split(" ")[2];
        String text = encoded(instant + " 01ARZ3NDEKTSV4RRFFQ69G5FAV " + mark);
        assertThrows(IllegalArgumentException.class, () -> Cursor.parse(text, SUBJECT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "abc", "MjAyNi0wOC0yMVQxMjowMDowNFogMDE"})
    void what_is_no_cursor_is_refused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Cursor.parse(text, SUBJECT));
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
