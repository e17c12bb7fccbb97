package io.usdtaggregator.endtoend;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Faults of each part of a running set, seen by a caller of the public API: no answer is ever untrue, and all is well again
 * soon. Started by {@code deploy/faults/run}, which prints what was measured; too slow for every build.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultSuite {
    private static final Duration HELD = Duration.ofSeconds(Integer.getInteger("faults.seconds", 20));
    private static final Duration SETTLED_WITHIN = Duration.ofMinutes(3);
    private static final String ONLY = System.getProperty("faults.only", ".*");
    private static final Path TABLE = Path.of("target/faults.md");

    private final List<String> rows = new ArrayList<>();
    private FaultSet faults;
    private TrueRate rate;

    @BeforeAll
    void start() throws Exception {
        faults = new FaultSet();
        World world = new World(faults.set);
        world.reset();
        Instant begun = Instant.now();
        rate = new TrueRate(faults.set);
        awaitNewerThan(begun);
    }

    @AfterAll
    void end() throws Exception {
        rate.close();
        faults.close();
        List<String> table = new ArrayList<>(List.of(
                "| fault, for " + HELD.toSeconds()
                        + " s | answers | refused | untrue | oldest rate, s | fresh again after, s |",
                "| --- | --- | --- | --- | --- | --- |"));
        table.addAll(rows);
        Files.write(TABLE, table);
        table.forEach(System.out::println);
    }

    @TestFactory
    Stream<DynamicTest> no_answer_is_untrue_and_all_is_well_again_soon() {
        List<Faults.Fault> wanted = new Faults(faults)
                .all().stream().filter(fault -> fault.name().matches(ONLY)).toList();
        assertFalse(wanted.isEmpty(), "no fault has a name like " + ONLY);
        return wanted.stream().map(fault -> dynamicTest(fault.name(), () -> happens(fault)));
    }

    private void happens(Faults.Fault fault) throws Exception {
        Instant begun = Instant.now();
        fault.begin().run();
        Thread.sleep(HELD.toMillis());
        fault.end().run();
        Instant ended = Instant.now();
        awaitNewerThan(ended);
        Duration fresh = Duration.between(ended, Instant.now());
        TrueRate.Summary seen = rate.since(begun);
        String row = String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d | %.1f | %.1f |",
                fault.name(),
                seen.asked(),
                seen.refused(),
                seen.wrong().size(),
                seen.oldest().toMillis() / 1000.0,
                fresh.toMillis() / 1000.0);
        rows.add(row);
        System.out.println(row);
        assertEquals(List.of(), seen.wrong());
        if (!fault.refuses()) {
            assertEquals(0, seen.refused());
        }
    }

    private void awaitNewerThan(Instant then) {
        await().atMost(SETTLED_WITHIN).pollInterval(Duration.ofMillis(200)).until(() -> rate.isNewerThan(then));
    }
}
