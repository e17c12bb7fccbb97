package io.usdtaggregator.gateway.access;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The calls of this gateway that Redis has not acknowledged yet, by caller and by account. */
final class PendingCalls {
    private final Map<CallsOf, AtomicLong> byCaller = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> byAccount = new ConcurrentHashMap<>();

    void add(CallsOf calls) {
        byCaller.computeIfAbsent(calls, first -> new AtomicLong()).incrementAndGet();
        byAccount.computeIfAbsent(calls.accountId(), first -> new AtomicLong()).incrementAndGet();
    }

    long of(CallsOf calls) {
        return count(byCaller.get(calls));
    }

    long ofAccount(String accountId) {
        return count(byAccount.get(accountId));
    }

    /** What there is now; it stays here until it is {@link #acknowledged}. */
    Map<CallsOf, Long> now() {
        Map<CallsOf, Long> calls = new HashMap<>();
        byCaller.forEach((of, count) -> calls.put(of, count.get()));
        calls.values().removeIf(count -> count == 0);
        return calls;
    }

    void acknowledged(Map<CallsOf, Long> calls) {
        calls.forEach((of, count) -> {
            byCaller.get(of).addAndGet(-count);
            byAccount.get(of.accountId()).addAndGet(-count);
        });
    }

    /** Days that are over leave nothing behind. */
    void forgetBefore(LocalDate today) {
        byCaller.entrySet()
                .removeIf(entry ->
                        entry.getValue().get() == 0 && entry.getKey().day().isBefore(today));
    }

    private static long count(AtomicLong held) {
        return held == null ? 0 : held.get();
    }
}
