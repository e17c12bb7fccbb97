package io.usdtaggregator.gateway.webhooks;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.gateway.Seed;
import io.usdtaggregator.gateway.http.Page;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Turns, retries and ends of deliveries, with the settings of first start and a clock that tests move. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class DeliveryQueueTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Instant NOW = Instant.now();

    @Inject
    Seed seed;

    @Inject
    Tables tables;

    @Inject
    WebhookStore store;

    @Inject
    DeliveryLog log;

    @Inject
    SecretSeal seal;

    @Inject
    Dispatcher dispatcher;

    @Inject
    ActiveAccounts accounts;

    private DeliveryQueue queue;

    @BeforeEach
    void stopDelivering() {
        dispatcher.close();
        seed.all();
        await().atMost(PATIENCE).until(() -> accounts.ready() && accounts.has("a-demo") && !dispatcher.isUnderWay());
        queue = new DeliveryQueue(tables, seal, WebhookConfigTest.with(Map.of("gateway.sandbox", "1")));
    }

    @AfterEach
    void end() {
        tables.run("DELETE FROM gateway.webhook").await().atMost(PATIENCE);
        dispatcher.start();
    }

    @Test
    void it_is_tried_for_a_day_ever_more_rarely_and_for_the_last_time_when_the_day_ends() {
        UUID id = create("a-demo");
        add(id);
        List<Duration> waits = new ArrayList<>();
        while (status(id).equals("PENDING")) {
            assertTrue(queue.record(claimed(), failed(500, null)).await().atMost(PATIENCE));
            if (status(id).equals("PENDING")) {
                Duration wait = untilNext(id);
                waits.add(wait);
                moveClock(id, wait);
            }
        }

        List<Integer> expected = List.of(5, 15, 45, 135, 405, 1215, 3645, 7200, 7200);
        for (int i = 0; i < expected.size(); i++) {
            double seconds = waits.get(i).toMillis() / 1e3;
            assertTrue(
                    seconds > expected.get(i) * 0.85 - 1 && seconds < expected.get(i) * 1.15 + 1,
                    "wait " + i + " of " + waits);
        }
        Duration all = waits.stream().reduce(Duration.ZERO, Duration::plus);
        assertTrue(all.compareTo(Duration.ofHours(24)) <= 0, all.toString());
        assertTrue(all.compareTo(Duration.ofHours(24).minusMinutes(1)) > 0, all.toString());
        assertEquals("FAILED", status(id));
        assertEquals(waits.size() + 1, newest(id).attemptCount());
    }

    @Test
    void a_receiver_may_ask_for_more_time_and_neither_for_less_nor_for_any() {
        UUID id = create("a-demo");
        add(id);
        queue.record(claimed(), failed(503, Duration.ofMinutes(30))).await().atMost(PATIENCE);
        assertWithin(Duration.ofMinutes(29), untilNext(id), Duration.ofMinutes(30));
        moveClock(id, untilNext(id));
        queue.record(claimed(), failed(429, Duration.ZERO)).await().atMost(PATIENCE);
        assertWithin(Duration.ofSeconds(10), untilNext(id), Duration.ofSeconds(17));
        moveClock(id, untilNext(id));
        queue.record(claimed(), failed(503, Duration.ofDays(30))).await().atMost(PATIENCE);
        assertWithin(Duration.ofMinutes(119), untilNext(id), Duration.ofHours(2));
    }

    @Test
    void the_log_of_a_delivery_keeps_the_newest_fifty_attempts() {
        UUID id = create("a-demo");
        add(id);
        for (int i = 0; i < 55; i++) {
            queue.record(claimed(), failed(500 + i, null)).await().atMost(PATIENCE);
            due(id);
        }

        Delivery delivery = newest(id);
        assertEquals(55, delivery.attemptCount());
        List<Integer> kept = new ArrayList<>();
        for (JsonNode attempt : delivery.attempts()) {
            kept.add(attempt.path("status").asInt());
        }
        assertEquals(IntStream.range(505, 555).boxed().toList(), kept);
    }

    @Test
    void the_log_forgets_finished_deliveries_that_are_old_and_keeps_what_is_pending_and_young() {
        UUID id = create("a-demo");
        IntStream.range(0, 3).forEach(i -> add(id));
        queue.record(claimed(), delivered()).await().atMost(PATIENCE);
        queue.record(claimed(), delivered()).await().atMost(PATIENCE);
        run(
                "UPDATE gateway.webhook_delivery SET created_at = created_at - interval '31 days',"
                        + " finished_at = finished_at - interval '31 days' WHERE webhook_id = $1 AND number <> 2",
                id);

        log.forget(Duration.ofDays(30)).await().atMost(PATIENCE);

        assertEquals(
                List.of(3L, 2L),
                log.page(id, new Page(1, 10)).await().atMost(PATIENCE).deliveries().stream()
                        .map(Delivery::n)
                        .toList());
    }

    @Test
    void an_account_gets_no_more_than_its_share_of_the_places_and_the_others_theirs() {
        List<UUID> many = IntStream.range(0, 40).mapToObj(i -> create("a-demo")).toList();
        many.forEach(this::add);
        UUID other = create("a-boss");
        add(other);

        List<Due> first = queue.claim(64).await().atMost(PATIENCE);
        assertEquals(16, of("a-demo", first));
        assertEquals(1, of("a-boss", first));
        assertEquals(
                0,
                queue.claim(64, Map.of("a-demo", 16L)).await().atMost(PATIENCE).size());
        assertEquals(
                6,
                queue.claim(64, Map.of("a-demo", 10L)).await().atMost(PATIENCE).size());
    }

    @Test
    void the_share_follows_its_setting() {
        queue = new DeliveryQueue(
                tables,
                seal,
                WebhookConfigTest.with(Map.of("gateway.sandbox", "1", "gateway.webhooks.account-concurrency", "3")));
        IntStream.range(0, 5).forEach(i -> add(create("a-demo")));

        assertEquals(3, queue.claim(64).await().atMost(PATIENCE).size());
    }

    @Test
    void who_answers_410_gets_nothing_more_and_the_log_says_why() {
        UUID id = create("a-demo");
        IntStream.range(0, 2).forEach(i -> add(id));

        queue.record(claimed(), failed(410, null)).await().atMost(PATIENCE);

        List<Delivery> all =
                log.page(id, new Page(1, 10)).await().atMost(PATIENCE).deliveries();
        assertEquals(
                List.of("FAILED", "FAILED"),
                all.stream().map(one -> one.status().name()).toList());
        assertEquals(410, all.get(1).attempts().at("/0/status").asInt());
        assertTrue(all.get(0).attempts().at("/0/error").asText().contains("410"));
        assertEquals(0, all.get(0).attemptCount());
        assertTrue(store.find("a-demo", id)
                .await()
                .atMost(PATIENCE)
                .orElseThrow()
                .disabledAt()
                .isPresent());
        assertEquals(
                Optional.empty(),
                log.add(id, Event.of(Webhook.TEST, NOW, Map.of())).await().atMost(PATIENCE));
        assertEquals(0, queue.claim(64).await().atMost(PATIENCE).size());
    }

    @Test
    void a_webhook_that_is_deleted_in_mid_delivery_is_simply_gone() {
        UUID id = create("a-demo");
        add(id);
        Due due = claimed();

        assertTrue(store.delete("a-demo", id).await().atMost(PATIENCE));

        assertFalse(queue.record(due, delivered()).await().atMost(PATIENCE));
        assertEquals(0, queue.claim(64).await().atMost(PATIENCE).size());
    }

    private UUID create(String account) {
        Webhook webhook = new Webhook(
                UUID.randomUUID(),
                account,
                "http://127.0.0.1:9/",
                Webhook.ALERT_RAISED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                NOW,
                Optional.empty());
        return store.create(webhook, Secret.random())
                .await()
                .atMost(PATIENCE)
                .orElseThrow()
                .id();
    }

    private void add(UUID id) {
        log.add(id, Event.of(Webhook.TEST, NOW, Map.of()))
                .await()
                .atMost(PATIENCE)
                .orElseThrow();
    }

    private Due claimed() {
        return queue.claim(1).await().atMost(PATIENCE).get(0);
    }

    private static Attempt failed(int status, Duration retryAfter) {
        return new Attempt(NOW, 1, status, "The target answered " + status, Optional.ofNullable(retryAfter));
    }

    private static Attempt delivered() {
        return new Attempt(NOW, 1, 204, null);
    }

    private static long of(String account, List<Due> claimed) {
        return claimed.stream().filter(due -> due.accountId().equals(account)).count();
    }

    private static void assertWithin(Duration least, Duration actual, Duration most) {
        assertTrue(actual.compareTo(least) >= 0 && actual.compareTo(most) <= 0, actual.toString());
    }

    private Delivery newest(UUID id) {
        return log.page(id, new Page(1, 1))
                .await()
                .atMost(PATIENCE)
                .deliveries()
                .get(0);
    }

    private String status(UUID id) {
        return newest(id).status().name();
    }

    /** By the database's clock. */
    private Duration untilNext(UUID id) {
        return Duration.ofMillis(tables.run(
                        "SELECT (extract(epoch FROM due_at - now()) * 1000)::bigint FROM gateway.webhook WHERE id = $1",
                        id)
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next()
                .getLong(0));
    }

    /** All that is written is earlier now by so much, which is what a clock that goes on does. */
    private void moveClock(UUID id, Duration by) {
        tables.run(
                        "UPDATE gateway.webhook_delivery SET created_at = created_at - $2 * interval '1 millisecond',"
                                + " next_attempt_at = next_attempt_at - $2 * interval '1 millisecond'"
                                + " WHERE webhook_id = $1",
                        id,
                        (double) by.toMillis() + 1)
                .await()
                .atMost(PATIENCE);
        due(id);
    }

    private void due(UUID id) {
        run("UPDATE gateway.webhook SET due_at = now() WHERE id = $1", id);
    }

    private void run(String sql, UUID id) {
        tables.run(sql, id).await().atMost(PATIENCE);
    }
}
