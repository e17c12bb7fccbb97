package io.usdtaggregator.base.outgoing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "120, 120",
                "' 7 ', 7",
                "'Wed, 26 Aug 2026 12:00:30 GMT', 30",
                "'Wed, 26 Aug 2026 11:00:00 GMT', 0",
                "none, none",
                "-5, none",
                "99999999999999, 99999999999999",
                "99999999999999999999, none",
                "soon, none",
            })
    void it_is_seconds_or_a_date_and_anything_else_is_not_heeded(String header, Long seconds) {
        assertEquals(
                Optional.ofNullable(seconds).map(Duration::ofSeconds),
                RetryAfter.parse(header, Instant.parse("2026-08-26T12:00:00Z")));
    }
}
