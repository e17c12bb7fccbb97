package io.usdtaggregator.endtoend;

import static io.usdtaggregator.endtoend.Waiting.PATIENCE;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Several gateways, as ops run them. */
class GatewaysIT {
    private static final String QUESTION = "/api/v1/best-rates?fiat=XOF&trade_type=BUY";

    private static final int CALLERS = 6;

    private final RunningSet set = RunningSet.get();

    /**
     * A load balancer looks at each gateway ten times a second and opens connections only to those that are ready; those
     * that it has, it uses until they are ended. Calls come at a fixed pace, whatever is answered. What is lost, or refused
     * because a gateway leaves, fails the test; what a busy machine sheds does not.
     */
    @Test
    void a_rolling_restart_of_two_gateways_loses_no_request() throws Exception {
        String key = set.key("rolling", 600_000, 10_000);
        try (GatewayProcess first = new GatewayProcess(set);
                GatewayProcess second = new GatewayProcess(set)) {
            List<GatewayProcess> both = List.of(first, second);
            both.forEach(GatewayProcess::awaitReady);
            await().atMost(PATIENCE).until(() -> both.stream().allMatch(gateway -> ask(gateway, key) == 200));
            List<GatewayProcess> inUse = new CopyOnWriteArrayList<>(both);
            RollingCaller.Outcome outcome = new RollingCaller.Outcome(
                    new AtomicInteger(), new AtomicInteger(), new AtomicInteger(), new ConcurrentLinkedQueue<>());
            ScheduledExecutorService clock = Executors.newScheduledThreadPool(CALLERS + 1);
            try {
                every(clock, Duration.ofMillis(100), () -> both.forEach(gateway -> Backend.balance(inUse, gateway)));
                for (int number = 0; number < CALLERS; number++) {
                    every(clock, Duration.ofMillis(100), new RollingCaller(number, inUse, QUESTION, key, outcome));
                }
                for (GatewayProcess gateway : both) {
                    awaitMore(outcome.answered(), 200);
                    gateway.terminate();
                    gateway.start();
                    gateway.awaitReady();
                    await().atMost(PATIENCE).until(() -> inUse.contains(gateway));
                }
                awaitMore(outcome.answered(), 200);
            } finally {
                clock.shutdown();
                clock.awaitTermination(30, TimeUnit.SECONDS);
            }
            System.out.println("rolling restart: " + outcome);
            assertEquals(List.of(), List.copyOf(outcome.lost()));
            assertTrue(outcome.shed().get() * 10 < outcome.answered().get(), outcome.toString());
        }
    }

    private static void every(ScheduledExecutorService clock, Duration pace, Runnable what) {
        clock.scheduleAtFixedRate(what, 0, pace.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void awaitMore(AtomicInteger answered, int more) {
        int before = answered.get();
        await().atMost(PATIENCE).until(() -> answered.get() > before + more);
    }

    @Test
    void three_gateways_let_through_at_most_five_percent_more_than_was_agreed() throws Exception {
        int perMinute = 1_200;
        int burst = 600;
        String key = set.key("limited", perMinute, burst);
        try (GatewayProcess first = new GatewayProcess(set);
                GatewayProcess second = new GatewayProcess(set);
                GatewayProcess third = new GatewayProcess(set)) {
            List<GatewayProcess> all = List.of(first, second, third);
            all.forEach(GatewayProcess::awaitReady);
            AtomicInteger passed = new AtomicInteger();
            AtomicInteger refused = new AtomicInteger();
            AtomicLong lastAnswer = new AtomicLong();
            ConcurrentLinkedQueue<Long> calls = new ConcurrentLinkedQueue<>();
            ScheduledExecutorService clock = Executors.newScheduledThreadPool(6);
            long start = System.nanoTime();
            for (GatewayProcess gateway : all) {
                clock.scheduleAtFixedRate(
                        () -> {
                            calls.add(System.nanoTime());
                            (ask(gateway, key) == 200 ? passed : refused).incrementAndGet();
                            lastAnswer.set(System.nanoTime());
                        },
                        0,
                        40,
                        TimeUnit.MILLISECONDS);
            }
            await("callers ask for more than was agreed").atMost(PATIENCE).until(() -> refused.get() > 400);
            clock.shutdown();
            clock.awaitTermination(10, TimeUnit.SECONDS);
            double seconds = (lastAnswer.get() - start) / 1e9;
            double agreed = burst + perMinute / 60.0 * seconds;
            int one = letThroughByOneBucket(calls, burst, perMinute / 60.0);
            System.out.printf(
                    "three gateways: %d passed of %.0f agreed, one bucket would pass %d, %d refused%n",
                    passed.get(), agreed, one, refused.get());
            assertTrue(passed.get() <= agreed * 1.05, passed.get() + " passed, " + agreed + " were agreed");
            assertTrue(passed.get() >= one * 0.95, passed.get() + " passed, one bucket would pass " + one);
        }
    }

    /** Of these very calls: a busy machine makes some late, and what a full bucket does not gain is no fault of the limits. */
    private static int letThroughByOneBucket(Collection<Long> calls, int burst, double perSecond) {
        double tokens = burst;
        int passed = 0;
        long before = Collections.min(calls);
        for (long at : calls.stream().sorted().toList()) {
            tokens = Math.min(burst, tokens + perSecond * (at - before) / 1e9);
            before = at;
            if (tokens >= 1) {
                tokens--;
                passed++;
            }
        }
        return passed;
    }

    @Test
    void a_killed_gateway_loses_no_call_that_was_written_and_counts_none_twice() throws Exception {
        String key = set.key("counted", 60_000, 1_000);
        try (GatewayProcess killed = new GatewayProcess(set)) {
            killed.awaitReady();
            int written = answered(killed, key, 300);
            await("the calls are written").atMost(PATIENCE).until(() -> counted(key) == written);

            int all = written + answered(killed, key, 300);
            killed.kill();

            int kept = counted(key);
            assertTrue(kept >= written, kept + " of " + written + " written calls are kept");
            assertTrue(kept <= all, kept + " calls are counted of " + all);
            System.out.println("kill -9: " + kept + " of " + all + " calls are kept");
        }
    }

    /** Asks so many times, and counts what was answered with a rate. */
    private static int answered(GatewayProcess gateway, String key, int times) {
        return (int) IntStream.range(0, times)
                .filter(call -> ask(gateway, key) == 200)
                .count();
    }

    /** The calls of this key as staff see them: what Redis and PostgreSQL have. */
    private int counted(String key) {
        for (JsonNode account : set.staff().get("/api/usage").body().get("accounts")) {
            for (JsonNode used : account.get("keys")) {
                String prefix = used.get("prefix").asText();
                if (!prefix.isEmpty() && key.startsWith(prefix)) {
                    return used.get("calls").asInt();
                }
            }
        }
        return 0;
    }

    private static int ask(GatewayProcess gateway, String key) {
        return gateway.call().with("X-API-Key", key).get(QUESTION).status();
    }
}
