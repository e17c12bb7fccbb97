package io.usdtaggregator.gateway.webhooks.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.gateway.webhooks.dispatch.RetryPolicy.BackOff;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackOffTest {
    private final BackOff backOff = new BackOff(Duration.ofSeconds(5), Duration.ofHours(2));

    @ParameterizedTest
    @CsvSource({
        "1, 0.5, 5000",
        "2, 0.5, 15000",
        "3, 0.5, 45000",
        "8, 0.5, 7200000",
        "1000, 0.5, 7200000",
        "1, 0, 4500",
        "1, 1, 5500"
    })
    void each_wait_is_three_times_longer_up_to_two_hours_and_spread_by_a_tenth(int failed, double random, long millis) {
        assertEquals(millis, backOff.after(failed, random).toMillis());
    }

    @Test
    void a_day_has_room_for_many_attempts_and_not_for_a_flood() {
        long attempts = 1;
        Duration passed = Duration.ZERO;
        for (int failed : IntStream.rangeClosed(1, 100).toArray()) {
            passed = passed.plus(backOff.after(failed, 0.5));
            attempts += passed.compareTo(Duration.ofHours(24)) <= 0 ? 1 : 0;
        }
        assertTrue(attempts > 10 && attempts < 30, String.valueOf(attempts));
    }
}
