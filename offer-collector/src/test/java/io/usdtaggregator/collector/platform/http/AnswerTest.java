package io.usdtaggregator.collector.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.usdtaggregator.base.outgoing.RetryAfter;
import io.usdtaggregator.collector.platform.Extent;
import io.usdtaggregator.collector.platform.Page;
import io.usdtaggregator.collector.platform.ReadOutcome;
import io.usdtaggregator.collector.platform.Recorded;
import io.usdtaggregator.model.reads.ReadStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "429 | {}                      | THROTTLED",
                "418 | {}                      | THROTTLED",
                "403 | <html>no</html>         | REFUSED",
                "451 | {}                      | REFUSED",
                "302 | ''                      | REFUSED",
                "200 | ' <!DOCTYPE html><html>' | REFUSED",
                "200 | ''                      | MALFORMED",
                "200 | {\"code\":\"0000        | MALFORMED",
                "200 | []                      | MALFORMED",
                "200 | {} {}                   | MALFORMED",
                "400 | {}                      | MALFORMED",
                "500 | {}                      | UNREACHABLE",
                "502 | <html>bad</html>        | UNREACHABLE",
                "503 | <html>Verify the CAPTCHA | REFUSED",
                "503 | {\"m\":\"captcha\"}  | UNREACHABLE"
            })
    void every_answer_ends_in_one_of_five_ways(int status, String body, ReadStatus expected) {
        Page page = new Answer(status, Optional.empty(), Optional.empty(), Optional.empty(), body)
                .read(json -> new Page.Offers(List.of(), List.of(), Extent.whole()));
        assertEquals(expected, Recorded.failure(page).status());
    }

    @Test
    void an_adapter_that_throws_is_a_malformed_answer() {
        Page page = new Answer(200, Optional.empty(), Optional.empty(), Optional.empty(), "{}").read(json -> {
            throw new IllegalStateException("surprise");
        });
        assertEquals(ReadStatus.MALFORMED, Recorded.failure(page).status());
    }

    @Test
    void retry_after_is_seconds_or_a_date() {
        assertEquals(Optional.of(Duration.ofSeconds(120)), RetryAfter.parse(" 120 ", NOW));
        assertEquals(Optional.of(Duration.ofSeconds(90)), RetryAfter.parse("Mon, 23 Nov 2026 10:01:30 GMT", NOW));
        assertEquals(Optional.of(Duration.ZERO), RetryAfter.parse("Mon, 23 Nov 2026 09:00:00 GMT", NOW));
        assertEquals(Optional.empty(), RetryAfter.parse("soon", NOW));
        assertEquals(Optional.empty(), RetryAfter.parse(null, NOW));
    }

    @Test
    void a_throttled_answer_says_for_how_long() {
        Page page = new Answer(429, Optional.of("7"), Optional.empty(), Optional.empty(), "")
                .read(json -> new Page.Offers(List.of(), List.of(), Extent.whole()));
        assertEquals(Optional.of(Duration.ofSeconds(7)), ((ReadOutcome.Throttled) Recorded.failure(page)).retryAfter());
    }

    @Test
    void a_date_in_retry_after_is_meant_by_the_platforms_own_clock() {
        Page page = new Answer(
                        429,
                        Optional.of("Mon, 23 Nov 2026 10:01:30 GMT"),
                        Optional.of("Mon, 23 Nov 2026 10:00:00 GMT"),
                        Optional.empty(),
                        "")
                .read(json -> new Page.Offers(List.of(), List.of(), Extent.whole()));

        assertEquals(Optional.of(Duration.ofSeconds(90)), Recorded.failure(page).retryAfter());
    }

    @Test
    void a_refusal_may_say_for_how_long_too() {
        Page page = new Answer(403, Optional.of("600"), Optional.empty(), Optional.empty(), "")
                .read(json -> new Page.Offers(List.of(), List.of(), Extent.whole()));

        assertEquals(ReadStatus.REFUSED, Recorded.failure(page).status());
        assertEquals(Optional.of(Duration.ofMinutes(10)), Recorded.failure(page).retryAfter());
    }

    @Test
    void seconds_beyond_all_reason_are_seconds_still() {
        assertEquals(Optional.of(Duration.ofSeconds(99_999_999_999_999L)), RetryAfter.parse("99999999999999", NOW));
    }
}
