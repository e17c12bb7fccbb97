package io.usdtaggregator.admin.staff.twostep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeCodeTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** RFC 6238, appendix B, SHA-1: the last six of its eight digits. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void codes_are_those_of_the_standard(long second, String code) {
        assertEquals(code, TimeCode.of(SECRET, Instant.ofEpochSecond(second)));
        assertEquals(OptionalLong.of(second / 30), TimeCode.step(SECRET, code, Instant.ofEpochSecond(second), 0));
    }

    @Test
    void a_code_of_the_step_before_or_after_is_taken_and_an_older_one_is_not() {
        Instant now = Instant.ofEpochSecond(1_111_111_111);
        String code = TimeCode.of(SECRET, now);

        assertTrue(TimeCode.step(SECRET, code, now.plusSeconds(30), 0).isPresent());
        assertTrue(TimeCode.step(SECRET, code, now.minusSeconds(30), 0).isPresent());
        assertTrue(TimeCode.step(SECRET, code, now.plusSeconds(61), 0).isEmpty());
    }

    @Test
    void a_code_that_was_taken_is_not_taken_again() {
        Instant now = Instant.ofEpochSecond(1_111_111_111);
        long step = TimeCode.step(SECRET, TimeCode.of(SECRET, now), now, 0).getAsLong();

        assertTrue(TimeCode.step(SECRET, TimeCode.of(SECRET, now), now, step).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"''", "000000", "28708", "2870820", "abcdef"})
    void what_is_no_code_of_now_is_refused(String code) {
        assertTrue(TimeCode.step(SECRET, code, Instant.ofEpochSecond(59), 0).isEmpty());
    }
}
