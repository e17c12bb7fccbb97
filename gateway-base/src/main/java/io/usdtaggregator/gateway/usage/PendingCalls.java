package io.usdtaggregator.gateway.usage;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The calls of this gateway that Redis has not acknowledged yet: by day, and by month of each caller and account. */
public final class PendingCalls {
    private final Map<CallerDay, Counts> byDay = new ConcurrentHashMap<>();
    private final Map<CallerDay, AtomicLong> byCaller = new ConcurrentHashMap<>();
    private final Map<AccountMonth, AtomicLong> byAccount = new ConcurrentHashMap<>();

    private record AccountMonth(YearMonth month, String accountId) {
        static AccountMonth of(CallerDay calls) {
            return new AccountMonth(YearMonth.from(calls.day()), calls.accountId());
        }
    }

    /** What one call counts in, so that it takes one look-up. */
    private record Counts(AtomicLong ofDay, AtomicLong ofCaller, AtomicLong ofAccount) {
        void add(long calls) {
            ofDay.addAndGet(calls);
            ofCaller.addAndGet(calls);
            ofAccount.addAndGet(calls);
        }
    }

    public void add(CallerDay calls) {
        Counts known = byDay.get(calls);
        (known != null ? known : byDay.computeIfAbsent(calls, this::counts)).add(1);
    }

    /** Of this caller in the month of that day. */
    public long of(CallerDay calls) {
        return count(byCaller.get(calls.thatMonth()));
    }

    /** Of its whole account in the month of that day. */
    public long ofAccount(CallerDay calls) {
        return count(byAccount.get(AccountMonth.of(calls)));
    }

    /** What there is now; it stays here until it is {@link #acknowledged}. */
    public Map<CallerDay, Long> now() {
        Map<CallerDay, Long> calls = new HashMap<>();
        byDay.forEach((of, counts) -> calls.put(of, counts.ofDay().get()));
        calls.values().removeIf(count -> count == 0);
        return calls;
    }

    public void acknowledged(Map<CallerDay, Long> calls) {
        calls.forEach((of, count) -> byDay.get(of).add(-count));
    }

    /** Days that are over leave nothing behind; yesterday stays, for a call that began before midnight. */
    public void forgetBefore(LocalDate today) {
        LocalDate kept = today.minusDays(1);
        byDay.entrySet()
                .removeIf(entry -> entry.getValue().ofDay().get() == 0
                        && entry.getKey().day().isBefore(kept));
        LocalDate month = kept.withDayOfMonth(1);
        byCaller.entrySet()
                .removeIf(entry ->
                        entry.getValue().get() == 0 && entry.getKey().day().isBefore(month));
        byAccount
                .entrySet()
                .removeIf(entry ->
                        entry.getValue().get() == 0 && entry.getKey().month().isBefore(YearMonth.from(kept)));
    }

    private Counts counts(CallerDay calls) {
        return new Counts(
                new AtomicLong(),
                byCaller.computeIfAbsent(calls.thatMonth(), first -> new AtomicLong()),
                byAccount.computeIfAbsent(AccountMonth.of(calls), first -> new AtomicLong()));
    }

    private static long count(AtomicLong held) {
        return held == null ? 0 : held.get();
    }
}
