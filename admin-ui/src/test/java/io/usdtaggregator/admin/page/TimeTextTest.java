package io.usdtaggregator.admin.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Locale;
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
        assertEquals(
                "2026-08-21 12:00:04\u00a0UTC", TimeText.shown(Instant.parse("2026-08-21T12:00:04.031Z"), null, null));
    }

    @Test
    void an_instant_is_told_where_the_reader_is_with_its_distance_from_utc() {
        Instant instant = Instant.parse("2026-08-21T23:30:00Z");

        assertEquals("2026-08-21 23:30:00\u00a0UTC", TimeText.shown(instant, ZoneId.of("Africa/Abidjan"), "en"));
        assertEquals("2026-08-22 00:30:00\u00a0UTC+01:00", TimeText.shown(instant, ZoneId.of("Africa/Lagos"), "en"));
        assertEquals("2026-08-22 01:30:00\u00a0UTC+02:00", TimeText.shown(instant, ZoneId.of("Europe/Paris"), "en"));
    }

    @Test
    void french_writes_the_day_first_and_months_by_their_names() {
        Instant instant = Instant.parse("2026-08-21T23:30:00Z");

        assertEquals(
                "22/08/2026 00:30:00\u00a0UTC+01:00",
                TimeText.shown(instant, ZoneId.of("Africa/Lagos"), Locale.FRENCH));
        assertEquals("03/10/2026", TimeText.shown(LocalDate.parse("2026-10-03"), Locale.FRENCH));
        assertEquals("2026-10-03", TimeText.shown(LocalDate.parse("2026-10-03"), Locale.ENGLISH));
        assertEquals("octobre 2026", TimeText.shown(YearMonth.parse("2026-10"), Locale.FRENCH));
        assertEquals("October 2026", TimeText.shown(YearMonth.parse("2026-10"), Locale.ENGLISH));
    }
}
