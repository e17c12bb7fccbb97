package io.usdtaggregator.gateway.usage;

import io.usdtaggregator.gateway.security.CallerId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Calls by caller since they were last told, under {@link CallerId#text()}. */
public final class CallCounts {
    private final Map<CallerId, AtomicLong> calls = new ConcurrentHashMap<>();

    public void add(CallerId who) {
        AtomicLong known = calls.get(who);
        (known != null ? known : calls.computeIfAbsent(who, first -> new AtomicLong())).incrementAndGet();
    }

    /** What there is, which is then gone from here. */
    public Map<String, Long> take() {
        Map<String, Long> taken = new HashMap<>();
        calls.forEach((who, count) -> {
            long now = count.getAndSet(0);
            if (now > 0) {
                taken.put(who.text(), now);
            }
        });
        return taken;
    }

    public void giveBack(Map<String, Long> taken) {
        taken.forEach((who, count) -> calls.computeIfAbsent(CallerId.parse(who), first -> new AtomicLong())
                .addAndGet(count));
    }

    public static Map<CallerId, Long> read(Map<String, Long> told) {
        Map<CallerId, Long> calls = new HashMap<>();
        told.forEach((who, count) -> calls.merge(CallerId.parse(who), count, Long::sum));
        return calls;
    }
}
