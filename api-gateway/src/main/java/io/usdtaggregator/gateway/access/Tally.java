package io.usdtaggregator.gateway.access;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Calls by caller since they were last told, under {@link Who#text()}. */
final class Tally {
    private final Map<Who, AtomicLong> calls = new ConcurrentHashMap<>();

    void add(Who who) {
        AtomicLong known = calls.get(who);
        (known != null ? known : calls.computeIfAbsent(who, first -> new AtomicLong())).incrementAndGet();
    }

    /** What there is, which is then gone from here. */
    Map<String, Long> take() {
        Map<String, Long> taken = new HashMap<>();
        calls.forEach((who, count) -> {
            long now = count.getAndSet(0);
            if (now > 0) {
                taken.put(who.text(), now);
            }
        });
        return taken;
    }

    void giveBack(Map<String, Long> taken) {
        taken.forEach((who, count) ->
                calls.computeIfAbsent(Who.parse(who), first -> new AtomicLong()).addAndGet(count));
    }

    static Map<Who, Long> read(Map<String, Long> told) {
        Map<Who, Long> calls = new HashMap<>();
        told.forEach((who, count) -> calls.merge(Who.parse(who), count, Long::sum));
        return calls;
    }
}
