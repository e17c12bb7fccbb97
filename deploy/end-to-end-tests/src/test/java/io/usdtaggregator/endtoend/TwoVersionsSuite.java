package io.usdtaggregator.endtoend;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * A running set is replaced by another build, instance by instance, and back, under 50 calls a second that try nothing
 * again: none is lost, no answer is untrue, and every rate that was answered has its record. Started by {@code
 * deploy/faults/two-versions}.
 */
class TwoVersionsSuite {
    /** The builds: folders that hold {@code api-gateway/target/quarkus-app} and the others. */
    private static final Path THIS = Path.of("../..").toAbsolutePath().normalize();

    private static final Path OTHER = Path.of(System.getProperty("versions.other", "../.."));
    private static final String QUESTION = "/api/v1/best-rates?fiat=XOF&trade_type=BUY&country=CI";
    private static final List<String> ORDER = List.of(System.getProperty(
                    "versions.services",
                    "admin-ui,rate-engine,rate-engine-2,offer-collector,offer-collector-2,api-gateway,api-gateway-2")
            .split(","));
    /** Longer than it takes the load balancer to see that readiness fell. */
    private static final String SHUTDOWN_DELAY = "PT2S";

    private static final int CALLERS = 5;
    private static final Duration BETWEEN_CALLS = Duration.ofMillis(100);
    private static final Duration STARTED_WITHIN = Duration.ofMinutes(5);
    private static final int BOTH_VERSIONS_ANSWER = 200;

    private final RollingCaller.Outcome outcome = new RollingCaller.Outcome(
            new AtomicInteger(), new AtomicInteger(), new AtomicInteger(), new ConcurrentLinkedQueue<>());
    private final ServedAnswers answers = new ServedAnswers();

    @Test
    void a_set_is_replaced_by_another_build_and_back_without_a_lost_call() throws Exception {
        FaultSet faults = new FaultSet(Map.of("SHUTDOWN_DELAY", SHUTDOWN_DELAY));
        ScheduledExecutorService clock = Executors.newScheduledThreadPool(CALLERS + 1);
        try {
            new World(faults.set).reset();
            Instant begun = Instant.now();
            try (TrueRate rate = new TrueRate(faults.set)) {
                await().atMost(STARTED_WITHIN).until(() -> rate.isNewerThan(begun));
                call(faults, clock);
                Instant known = Instant.now();
                await("no rate is of before the prices that are known")
                        .atMost(STARTED_WITHIN)
                        .until(() -> rate.isNewerThan(known));
                Instant rolled = Instant.now();
                roll(faults, ORDER, OTHER);
                List<String> back = new ArrayList<>(ORDER);
                Collections.reverse(back);
                roll(faults, back, THIS);
                clock.shutdown();
                clock.awaitTermination(1, TimeUnit.MINUTES);
                TrueRate.Summary seen = rate.since(rolled);
                rate.rateIds().forEach(answers::served);
                answers.compareWithRecords(faults.set.api());
                System.out.printf(
                        "two versions: %s; %d answers held against the platform, %d untrue, oldest %d s; %d of %d ids"
                                + " without a record%n",
                        outcome,
                        seen.asked(),
                        seen.wrong().size(),
                        seen.oldest().toSeconds(),
                        answers.missing(),
                        answers.ids());
                assertEquals(List.of(), seen.wrong());
            }
        } finally {
            clock.shutdownNow();
            faults.close();
        }
        assertEquals(List.of(), List.copyOf(outcome.lost()));
        assertEquals(List.of(), answers.contradictions());
    }

    /** As a load balancer over both gateways, which looks at them ten times a second. */
    private void call(FaultSet faults, ScheduledExecutorService clock) {
        List<Backend> both = List.of(Backend.at(faults.port("api-gateway")), Backend.at(faults.port("api-gateway-2")));
        List<Backend> inUse = new CopyOnWriteArrayList<>(both);
        String key = faults.set.key("two-versions", 600_000, 10_000);
        clock.scheduleAtFixedRate(
                () -> both.forEach(gateway -> Backend.balance(inUse, gateway)), 0, 100, TimeUnit.MILLISECONDS);
        await().atMost(STARTED_WITHIN)
                .until(() -> faults.set
                                .gateway()
                                .with("X-API-Key", key)
                                .get(QUESTION)
                                .status()
                        == 200);
        for (int number = 0; number < CALLERS; number++) {
            clock.scheduleAtFixedRate(
                    new RollingCaller(number, inUse, QUESTION, key, outcome),
                    0,
                    BETWEEN_CALLS.toMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }

    private void roll(FaultSet faults, List<String> order, Path build) throws Exception {
        for (String name : order) {
            RestartableProcess service = faults.service(name);
            service.runFrom(build);
            service.terminate();
            service.start();
            await(name).atMost(STARTED_WITHIN).until(Backend.at(faults.port(name))::isReady);
            int before = outcome.answered().get();
            await().atMost(STARTED_WITHIN).until(() -> outcome.answered().get() > before + BOTH_VERSIONS_ANSWER);
            System.out.println(name + " runs from " + build + ": " + outcome);
        }
    }
}
