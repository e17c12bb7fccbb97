package io.usdtaggregator.gateway.access;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;

/** The calls of one month over all gateways, by caller and by account: one look-up a request, however many callers there are. */
record MonthTotals(YearMonth month, Map<Who, Spent> byCaller, Map<String, Spent> byAccount) {
    static final MonthTotals NONE = empty(YearMonth.of(1970, 1));

    static MonthTotals empty(YearMonth month) {
        return new MonthTotals(month, Map.of(), Map.of());
    }

    /** This, or the empty beginning of another month. */
    MonthTotals in(YearMonth now) {
        return now.equals(month) ? this : empty(now);
    }

    /** The same with these calls; those of another month are left out. */
    MonthTotals plus(Map<CallsOf, Spent> calls) {
        Map<Who, Spent> callers = new HashMap<>(byCaller);
        Map<String, Spent> accounts = new HashMap<>(byAccount);
        calls.forEach((of, spent) -> {
            if (of.isIn(month)) {
                callers.merge(of.who(), spent, Spent::plus);
                accounts.merge(of.accountId(), spent, Spent::plus);
            }
        });
        return new MonthTotals(month, callers, accounts);
    }

    /** All of this caller's that month; nothing where the day is of another month. */
    Spent of(CallsOf calls) {
        return calls.isIn(month) ? byCaller.getOrDefault(calls.who(), Spent.NOTHING) : Spent.NOTHING;
    }

    /** All of its account's. */
    Spent ofAccount(CallsOf calls) {
        return calls.isIn(month) ? byAccount.getOrDefault(calls.accountId(), Spent.NOTHING) : Spent.NOTHING;
    }
}
