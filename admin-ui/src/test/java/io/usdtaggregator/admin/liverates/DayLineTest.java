package io.usdtaggregator.admin.liverates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.admin.livedata.Spread;
import io.usdtaggregator.base.internal.history.Candle;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DayLineTest {
    private static final Instant NOON = Instant.parse("2026-08-21T12:00:00Z");

    @Test
    void the_line_goes_from_the_left_to_now_and_from_the_lowest_close_to_the_highest() {
        DayLine line =
                DayLine.of(List.of(candle("2026-08-20T12:00:00Z", "600"), candle("2026-08-21T00:00:00Z", "610")), NOON);

        assertEquals("0.0,22.0 50.0,2.0 100,2.0", line.points());
        assertEquals(new BigDecimal("600"), line.low());
        assertEquals(new BigDecimal("610"), line.high());
        assertEquals("1.67", line.percent().setScale(2, RoundingMode.HALF_EVEN).toPlainString());
        assertTrue(line.isRising());
    }

    @Test
    void a_rate_that_did_not_move_is_a_line_in_the_middle() {
        assertEquals(
                "50.0,12.0 100,12.0",
                DayLine.of(List.of(candle("2026-08-21T00:00:00Z", "600")), NOON).points());
        assertNull(DayLine.of(List.of(), NOON));
    }

    @Test
    void the_spread_is_in_percent_of_the_middle() {
        assertEquals(
                0, Spread.percent(new BigDecimal("612"), new BigDecimal("588")).compareTo(new BigDecimal("4")));
        assertNull(Spread.percent(null, BigDecimal.ONE));
    }

    private static Candle candle(String start, String close) {
        BigDecimal rate = new BigDecimal(close);
        return new Candle(Instant.parse(start), rate, rate, rate, rate, 1);
    }
}
