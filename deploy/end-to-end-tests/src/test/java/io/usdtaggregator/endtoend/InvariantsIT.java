package io.usdtaggregator.endtoend;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * While staff edit rules, prices move, platforms are switched and go out, Redis hangs and restarts and an engine is killed, no
 * answer contradicts itself, and the record under each {@code rate_id} says what was told of it (docs/domain.md, 5 and 8):
 * over REST, in streams, in webhooks and in quotes.
 *
 * <p>More with {@code -Dinvariants.answers=20000 -Dinvariants.engines=3 -Dinvariants.askers=8 -Dinvariants.pace=700}; against a set that runs already, and whose servers
 * are left alone, with {@code -Dset.directory=/path/of/.local}.
 */
class InvariantsIT {
    private static final int ANSWERS = Integer.getInteger("invariants.answers", 600);
    private static final int ENGINES = Integer.getInteger("invariants.engines", 2);
    private static final int ASKERS = Integer.getInteger("invariants.askers", 4);
    /** Between two changes, beside what they take. */
    private static final Duration PACE = Duration.ofMillis(Integer.getInteger("invariants.pace", 250));

    private static final Duration LONGEST = Duration.ofHours(2);
    /** Every change of each is delivered. */
    private static final List<String> WATCHED = List.of(
            "\"fiat\":\"XOF\",\"trade_type\":\"BUY\"",
            "\"fiat\":\"XOF\",\"trade_type\":\"BUY\",\"country\":\"CI\"",
            "\"fiat\":\"GHS\",\"trade_type\":\"SELL\"",
            "\"from_currency\":\"XOF\",\"to_currency\":\"GHS\"",
            "\"from_currency\":\"XOF\",\"to_currency\":\"GHS\",\"country_from\":\"CI\",\"country_to\":\"GH\"",
            "\"from_currency\":\"GHS\",\"to_currency\":\"XOF\"");

    /** In the stream, and by webhooks. */
    private static final int FEWEST_EVENTS = 6;

    private final World world = new World();
    private final ServedAnswers answers = new ServedAnswers();
    private final AtomicInteger streamed = new AtomicInteger();
    private final AtomicInteger delivered = new AtomicInteger();

    @Test
    void no_answer_contradicts_itself_while_everything_changes() throws Exception {
        long started = System.nanoTime();
        String key = world.set.key("checker", 600_000, 10_000);
        Call gateway = world.set.gateway().with("X-API-Key", key);
        JsonNode publicKeys = gateway.get("/.well-known/jwks.json").body();
        Askers askers = new Askers(List.of(gateway), publicKeys, answers);
        try (ConstantChanges changes = changes();
                EventReceiver receiver = new EventReceiver(this::delivered)) {
            world.reset();
            changes.movePrices();
            world.refresh();
            world.rateWhen("fiat=XOF&country=CI&trade_type=BUY", rate -> rate.hasNonNull("rate"));
            await().atMost(Waiting.PATIENCE)
                    .until(() -> gateway.get("/api/v1/webhooks").status() == 200);
            WATCHED.forEach(watched -> watch(gateway, receiver.url(), watched));
            changes.awaitReady();
            try (EventStream stream = new EventStream(gateway, this::streamed)) {
                run(askers, changes);
            }
            world.set.simulator().delete("/control/faults");
            System.out.printf(
                    "invariants: %d answers %s, %d events streamed, %d delivered, changes %s, %d s%n",
                    askers.asked(),
                    askers.statuses(),
                    streamed.get(),
                    delivered.get(),
                    changes.done(),
                    TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started));
            assertEquals(Set.of(), changes.missing(), "kinds of change that did not happen");
            answers.compareWithRecords(gateway);
        }
        System.out.printf(
                "invariants: %d contradictions; %d of %d ids without a record, %d derived numbers; %d s%n",
                answers.contradictions().size(),
                answers.missing(),
                answers.ids(),
                answers.derivedNumbers(),
                TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started));
        assertEquals(List.of(), answers.contradictions().stream().limit(20).toList());
        assertTrue(wereChangesTold(), "changes were streamed and delivered");
    }

    private boolean wereChangesTold() {
        return Math.min(streamed.get(), delivered.get()) >= FEWEST_EVENTS;
    }

    private ConstantChanges changes() {
        Random random = new Random(20_260_821);
        return world.set.hasOneRedis()
                ? ConstantChanges.ofEverything(world, random, PACE, ENGINES - 1)
                : ConstantChanges.withoutOutages(world, random, PACE);
    }

    /** Asks until there are enough answers and events, and everything has happened. */
    private void run(Askers askers, ConstantChanges changes) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(ASKERS + 1);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int asker = 0; asker < ASKERS; asker++) {
                Random random = new Random(asker);
                running.add(threads.submit(() -> {
                    while (!over.get()) {
                        askers.ask(random);
                    }
                }));
            }
            Future<Void> changing = threads.submit(() -> {
                while (askers.asked() < ANSWERS || !changes.missing().isEmpty() || !wereChangesTold()) {
                    changes.once();
                }
                return null;
            });
            changing.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
            over.set(true);
            for (Future<?> each : running) {
                each.get(Waiting.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
        } finally {
            over.set(true);
            threads.shutdownNow();
        }
    }

    private static void watch(Call account, String url, String watched) {
        Call.Answer made = account.post(
                "/api/v1/webhooks",
                "{\"url\":\"" + url + "\",\"event\":\"rate.changed\"," + watched + ",\"deviation_pct\":\"0\"}");
        assertEquals(201, made.status(), made.text());
    }

    private void streamed(JsonNode event) {
        if (answers.event("stream", event)) {
            streamed.incrementAndGet();
        }
    }

    private void delivered(JsonNode message) {
        JsonNode data = message.path("data");
        if (answers.event("webhook", data.has("rate") ? data.get("rate") : data.path("cross_rate"))) {
            delivered.incrementAndGet();
        }
    }
}
