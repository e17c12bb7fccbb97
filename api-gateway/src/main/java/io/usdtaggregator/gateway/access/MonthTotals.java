package io.usdtaggregator.gateway.access;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;

/** The calls of one month by caller, over all gateways: one look-up a request, however many callers there are. */
record MonthTotals(YearMonth month, Map<String, Long> byCaller) {
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
        Map<String, Long> next = new HashMap<>(byCaller);
        calls.forEach((of, count) -> {
            if (YearMonth.from(of.day()).equals(month)) {
                next.merge(name(of.accountId(), of.keyId()), count, Long::sum);
            }
        });
        return new MonthTotals(month, next);
    }

    /** 0 for a caller without calls, and for a month that is not this one. */
    long of(YearMonth asked, Caller caller) {
        return asked.equals(month) ? byCaller.getOrDefault(name(caller.accountId(), caller.keyId()), 0L) : 0;
    }

    private static String name(String accountId, String keyId) {
        return accountId + "|" + keyId;
    }
}
