package io.usdtaggregator.endtoend;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * A steady load and random faults for half an hour or longer: no rate that the platform did not show, no answer that
 * contradicts itself, no served rate without its record, and nothing held at the end that grew. Started by {@code
 * deploy/soak/run}; its seed repeats the faults.
 */
class SoakSuite {
    private static final Duration LASTS = Duration.ofMinutes(Integer.getInteger("soak.minutes", 30));
    private static final long SEED = Long.getLong("soak.seed", System.currentTimeMillis());
    private static final int CALLS_PER_SECOND = Integer.getInteger("soak.calls", 20);
    private static final int CALLERS = 8;
    private static final Duration WARM_UP = Duration.ofMinutes(1);
    private static final Duration SETTLED_WITHIN = Duration.ofMinutes(5);
    /** No fault ends these processes, so what they hold may be compared. */
    private static final List<String> NEVER_KILLED =
            List.of("api-gateway", "admin-ui", "rate-engine", "offer-collector");

    private static final int CLASSES_NAMED = 6;
    private static final long KIB_A_MB = 1024;

    private final SoakReport report = new SoakReport();
    private final ServedAnswers answers = new ServedAnswers();
    private final AtomicInteger streamed = new AtomicInteger();
    private final TimedCalls calls = new TimedCalls();

    @Test
    void no_answer_is_wrong_no_tick_is_lost_and_nothing_leaks() throws Exception {
        report.note("seed " + SEED + ", " + LASTS.toMinutes() + " minutes, " + CALLS_PER_SECOND + " calls a second");
        FaultSet faults = new FaultSet();
        ScheduledExecutorService callers = Executors.newScheduledThreadPool(CALLERS);
        try {
            new World(faults.set).reset();
            Instant begun = Instant.now();
            Call gateway = faults.set.gateway().with("X-API-Key", faults.set.key("soak", 600_000, 10_000));
            try (TrueRate rate = new TrueRate(faults.set)) {
                awaitNewerThan(rate, begun);
                Askers askers = new Askers(
                        List.of(gateway), gateway.get("/.well-known/jwks.json").body(), answers);
                try (EventStream stream = new EventStream(gateway, this::streamed)) {
                    ResourceUse[] use = soak(faults, rate, askers, callers);
                    check(rate, askers, gateway, use);
                }
            }
        } finally {
            callers.shutdownNow();
            faults.close();
        }
        assertEquals(List.of(), report.problems());
    }

    /** What was held at the beginning and at the end. */
    private ResourceUse[] soak(FaultSet faults, TrueRate rate, Askers askers, ScheduledExecutorService callers)
            throws Exception {
        Random questions = new Random(SEED);
        for (int caller = 0; caller < CALLERS; caller++) {
            callers.scheduleAtFixedRate(
                    calls.guarded(() -> askers.ask(questions)),
                    caller * TimeUnit.SECONDS.toNanos(1) / CALLS_PER_SECOND,
                    CALLERS * TimeUnit.SECONDS.toNanos(1) / CALLS_PER_SECOND,
                    TimeUnit.NANOSECONDS);
        }
        Thread.sleep(WARM_UP.toMillis());
        ResourceUse first = ResourceUse.of(faults, NEVER_KILLED);
        Map<String, HeapContents> heaps = heaps(faults);
        Map<String, Faults.Fault> byName = new Faults(faults)
                .harmless().stream().collect(Collectors.toMap(Faults.Fault::name, Function.identity()));
        SoakPlan plan = new SoakPlan(byName.keySet().stream().sorted().toList(), SEED);
        Instant end = Instant.now().plus(LASTS);
        while (Instant.now().isBefore(end)) {
            SoakPlan.Entry entry = plan.next();
            happens(byName.get(entry.fault()), entry, rate);
            noteHeapSizes(faults);
        }
        Thread.sleep(WARM_UP.toMillis());
        ResourceUse last = ResourceUse.of(faults, NEVER_KILLED);
        heaps(faults)
                .forEach((service, heap) -> report.note("of the heap of " + service + " grew most: "
                        + String.join(", ", heap.grewMostSince(heaps.get(service), CLASSES_NAMED))));
        return new ResourceUse[] {first, last};
    }

    /** How heaps go on over the soak: one that leaks grows from each to the next. */
    private void noteHeapSizes(FaultSet faults) throws Exception {
        StringJoiner sizes = new StringJoiner(", ", "heaps in MB: ", "");
        for (String service : NEVER_KILLED) {
            sizes.add(service + " "
                    + HeapContents.of(faults.service(service).pid()).kib() / KIB_A_MB);
        }
        report.note(sizes.toString());
    }

    private static Map<String, HeapContents> heaps(FaultSet faults) throws Exception {
        Map<String, HeapContents> heaps = new TreeMap<>();
        for (String service : NEVER_KILLED) {
            heaps.put(service, HeapContents.of(faults.service(service).pid()));
        }
        return heaps;
    }

    private void happens(Faults.Fault fault, SoakPlan.Entry entry, TrueRate rate) throws Exception {
        Instant begun = Instant.now();
        fault.begin().run();
        Thread.sleep(entry.lasts().toMillis());
        fault.end().run();
        Instant ended = Instant.now();
        awaitNewerThan(rate, ended);
        Duration fresh = Duration.between(ended, Instant.now());
        Thread.sleep(entry.quiet().toMillis());
        TrueRate.Summary seen = rate.since(begun);
        report.fault(entry, seen, fresh.toMillis() / 1000.0);
        seen.wrong().forEach(wrong -> report.problem(fault.name() + ": not what the platform showed: " + wrong));
        if (seen.refused() > 0) {
            report.problem(fault.name() + ": " + seen.refused() + " calls were refused");
        }
    }

    private void check(TrueRate rate, Askers askers, Call gateway, ResourceUse[] use) throws Exception {
        rate.rateIds().forEach(answers::served);
        answers.compareWithRecords(gateway);
        report.note(askers.asked() + " rates were answered: " + askers.statuses());
        report.note(calls.unanswered() + " calls had no answer, " + streamed + " events were streamed");
        report.note(answers.ids() + " ids were served, " + answers.missing() + " of them have no record");
        calls.unforeseen().stream().limit(20).forEach(broken -> report.problem("a caller broke off: " + broken));
        answers.contradictions().stream().limit(20).forEach(report::problem);
        use[1].leaksSince(use[0]).forEach(report::problem);
        report.write("Soak", use[0], use[1]);
    }

    private void streamed(JsonNode event) {
        if (answers.event("stream", event)) {
            streamed.incrementAndGet();
        }
    }

    private static void awaitNewerThan(TrueRate rate, Instant then) {
        await().atMost(SETTLED_WITHIN).pollInterval(Duration.ofMillis(200)).until(() -> rate.isNewerThan(then));
    }
}
