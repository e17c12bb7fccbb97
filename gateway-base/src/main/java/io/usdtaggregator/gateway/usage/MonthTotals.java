package io.usdtaggregator.gateway.usage;

import io.usdtaggregator.gateway.security.CallerId;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;

/** The calls of one month over all gateways, by caller and by account: one look-up a request, however many callers there are. */
public record MonthTotals(YearMonth month, Map<CallerId, UsageCost> byCaller, Map<String, UsageCost> byAccount) {
    static final MonthTotals NONE = empty(YearMonth.of(1970, 1));

    public static MonthTotals empty(YearMonth month) {
        return new MonthTotals(month, Map.of(), Map.of());
    }

    /** This, or the empty beginning of another month. */
    public MonthTotals in(YearMonth now) {
        return now.equals(month) ? this : empty(now);
    }

    /** The same with these calls; those of another month are left out. */
    public MonthTotals plus(Map<CallerDay, UsageCost> calls) {
        Map<CallerId, UsageCost> callers = new HashMap<>(byCaller);
        Map<String, UsageCost> accounts = new HashMap<>(byAccount);
        calls.forEach((of, spent) -> {
            if (of.isIn(month)) {
                callers.merge(of.who(), spent, UsageCost::plus);
                accounts.merge(of.accountId(), spent, UsageCost::plus);
            }
        });
        return new MonthTotals(month, callers, accounts);
    }

    /** All of this caller's that month; nothing where the day is of another month. */
    public UsageCost of(CallerDay calls) {
        return calls.isIn(month) ? byCaller.getOrDefault(calls.who(), UsageCost.NOTHING) : UsageCost.NOTHING;
    }

    /** All of its account's. */
    public UsageCost ofAccount(CallerDay calls) {
        return calls.isIn(month) ? byAccount.getOrDefault(calls.accountId(), UsageCost.NOTHING) : UsageCost.NOTHING;
    }
}
