package io.usdtaggregator.gateway.usage;

import io.usdtaggregator.gateway.security.CallerId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Calls by caller since they were last taken. */
final class CallCounts {
    private final Map<CallerId, AtomicLong> calls = new ConcurrentHashMap<>();

    void add(CallerId who) {
        AtomicLong known = calls.get(who);
        (known != null ? known : calls.computeIfAbsent(who, first -> new AtomicLong())).incrementAndGet();
    }

    /** What there is, which is then gone from here. */
    Map<CallerId, Long> take() {
        Map<CallerId, Long> taken = new HashMap<>();
        calls.forEach((who, count) -> {
            long now = count.getAndSet(0);
            if (now > 0) {
                taken.put(who, now);
            }
        });
        return taken;
    }
}
