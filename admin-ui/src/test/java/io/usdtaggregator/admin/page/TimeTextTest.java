package io.usdtaggregator.admin.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeTextTest {

    @ParameterizedTest
    @CsvSource({"PT10S, 10 s", "PT1M, 1 min", "PT30M, 30 min", "PT1H30M, 1 h 30 min", "PT24H, 24 h", "PT0S, 0 s"})
    void a_duration_is_words(Duration duration, String words) {
        assertEquals(words, TimeText.inWords(duration));
    }

    @Test
    void an_instant_is_shown_to_the_second_in_utc() {
        assertEquals("2026-08-21 12:00:04 UTC", TimeText.shown(Instant.parse("2026-08-21T12:00:04.031Z")));
    }
}
