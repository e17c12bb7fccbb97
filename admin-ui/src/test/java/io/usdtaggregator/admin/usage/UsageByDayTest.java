package io.usdtaggregator.admin.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.base.internal.usage.DayUsage;
import io.usdtaggregator.base.internal.usage.KeyUsage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

class UsageByDayTest {
    private static final YearMonth FEBRUARY = YearMonth.of(2026, 2);
    private static final LocalDate LATER = LocalDate.of(2026, 6, 1);

    @Test
    void each_day_has_the_calls_and_prices_of_all_keys_and_a_bar_as_high_as_its_part_of_the_busiest_one() {
        UsageByDay days = UsageByDay.of(
                FEBRUARY,
                LATER,
                List.of(key("k-1", day(3, 30, "0.3"), day(4, 100, "1")), key("k-2", day(3, 20, "0.4"))));

        assertEquals(28, days.days().size());
        assertEquals(100, days.most());
        UsageByDay.Day third = days.days().get(2);
        assertEquals(50, third.calls());
        assertEquals(new BigDecimal("0.7"), third.price());
        assertEquals(50, third.height());
        assertEquals(50, third.y());
        assertEquals(20, third.x());
        assertEquals(0, days.days().get(0).height());
        assertEquals(280, days.width());
    }

    @Test
    void a_day_with_one_call_among_a_million_can_be_seen() {
        UsageByDay days = UsageByDay.of(FEBRUARY, LATER, List.of(key("k", day(1, 1, "0"), day(2, 1_000_000, "0"))));

        assertEquals(1, days.days().get(0).height());
    }

    @Test
    void days_that_have_not_begun_are_left_out_and_keep_their_place() {
        UsageByDay days = UsageByDay.of(FEBRUARY, LocalDate.of(2026, 2, 10), List.of(key("k", day(1, 5, "0"))));

        assertEquals(10, days.days().size());
        assertEquals(280, days.width());
    }

    @Test
    void a_day_with_a_call_without_a_price_has_none() {
        UsageByDay days =
                UsageByDay.of(FEBRUARY, LATER, List.of(key("k", day(1, 5, "0.1")), key("gone", day(1, 1, null))));

        assertNull(days.days().get(0).price());
    }

    @Test
    void gateways_of_an_earlier_version_tell_no_days() {
        assertFalse(UsageByDay.isTold(List.of(new KeyUsage("a", "k", 5, BigDecimal.ONE, null))));
        assertTrue(UsageByDay.isTold(List.of(key("k", day(1, 5, "0.1")))));
        assertTrue(UsageByDay.isTold(List.of()));
    }

    private static KeyUsage key(String id, DayUsage... days) {
        return new KeyUsage(
                "a", id, List.of(days).stream().mapToLong(DayUsage::calls).sum(), BigDecimal.ONE, List.of(days));
    }

    private static DayUsage day(int day, long calls, String price) {
        return new DayUsage(FEBRUARY.atDay(day), calls, price == null ? null : new BigDecimal(price));
    }
}
