package io.usdtaggregator.admin.usage;

import io.usdtaggregator.base.internal.usage.DayUsage;
import io.usdtaggregator.base.internal.usage.KeyUsage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The calls of a month day by day, as a chart and a table show them: each day of the month that has begun, in UTC.
 *
 * @param most calls of the busiest day
 * @param width of the chart: all days of the month, {@link #DAY_WIDTH} each
 */
public record UsageByDay(List<Day> days, long most, int width) {
    /** Height of the busiest day's bar. */
    public static final int HEIGHT = 100;

    private static final int DAY_WIDTH = 10;

    /**
     * One day and its bar.
     *
     * @param price in US dollars; {@code null} where one of its calls has none
     * @param x of the bar's left edge
     * @param height of the bar; a day with any call has a visible one
     */
    public record Day(LocalDate day, long calls, BigDecimal price, int x, int height) {
        public int y() {
            return HEIGHT - height;
        }
    }

    /**
     * Empty days where nobody called.
     *
     * @param today the last day that has begun
     */
    static UsageByDay of(YearMonth month, LocalDate today, List<KeyUsage> calls) {
        Map<LocalDate, List<DayUsage>> byDay =
                calls.stream().flatMap(key -> key.days().stream()).collect(Collectors.groupingBy(DayUsage::day));
        long most = byDay.values().stream().mapToLong(UsageByDay::calls).max().orElse(0);
        List<Day> days = month.atDay(1)
                .datesUntil(month.plusMonths(1).atDay(1))
                .filter(day -> !day.isAfter(today))
                .map(day -> day(day, byDay.getOrDefault(day, List.of()), most))
                .toList();
        return new UsageByDay(days, most, month.lengthOfMonth() * DAY_WIDTH);
    }

    /** Whether the gateways told days at all: those of an earlier version do not. */
    static boolean isTold(List<KeyUsage> calls) {
        return calls.stream()
                .allMatch(key -> key.calls()
                        == key.days().stream().mapToLong(DayUsage::calls).sum());
    }

    private static Day day(LocalDate day, List<DayUsage> used, long most) {
        long calls = calls(used);
        boolean isPriced = used.stream().map(DayUsage::price).allMatch(Objects::nonNull);
        BigDecimal price =
                isPriced ? used.stream().map(DayUsage::price).reduce(BigDecimal.ZERO, BigDecimal::add) : null;
        int height = calls == 0 ? 0 : (int) Math.max(1, Math.round((double) calls * HEIGHT / most));
        return new Day(day, calls, price, (day.getDayOfMonth() - 1) * DAY_WIDTH, height);
    }

    private static long calls(List<DayUsage> used) {
        return used.stream().mapToLong(DayUsage::calls).sum();
    }
}
