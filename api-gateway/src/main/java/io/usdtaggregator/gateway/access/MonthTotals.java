package io.usdtaggregator.gateway.access;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;

/** The calls of one month by caller, over all gateways: one look-up a request, however many callers there are. */
record MonthTotals(YearMonth month, Map<CallsOf, Long> byCaller) {
    static final MonthTotals NONE = new MonthTotals(YearMonth.of(1970, 1), Map.of());

    static MonthTotals of(YearMonth month, Map<CallsOf, Long> calls) {
        return new MonthTotals(month, Map.of()).plus(calls);
    }

    /** This, or the empty beginning of another month. */
    MonthTotals in(YearMonth now) {
        return now.equals(month) ? this : new MonthTotals(now, Map.of());
    }

    /** The same with these calls; those of another month are left out. */
    MonthTotals plus(Map<CallsOf, Long> calls) {
        Map<CallsOf, Long> next = new HashMap<>(byCaller);
        calls.forEach((of, count) -> {
            if (of.isIn(month)) {
                next.merge(of.thatMonth(), count, Long::sum);
            }
        });
        return new MonthTotals(month, next);
    }

    /** All of this caller's that month; 0 without calls, and in a month that is not this one. */
    long of(CallsOf calls) {
        return calls.isIn(month) ? byCaller.getOrDefault(calls.thatMonth(), 0L) : 0;
    }
}
