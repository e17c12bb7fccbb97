package io.usdtaggregator.gateway.webhooks.dispatch;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.gateway.Seed;
import io.usdtaggregator.gateway.webhooks.TestWebhookConfig;
import io.usdtaggregator.gateway.webhooks.WebhookDatabase;
import io.usdtaggregator.gateway.webhooks.WebhookTables;
import io.usdtaggregator.gateway.webhooks.delivery.Delivery;
import io.usdtaggregator.gateway.webhooks.delivery.DeliveryAttempt;
import io.usdtaggregator.gateway.webhooks.delivery.DeliveryRepository;
import io.usdtaggregator.gateway.webhooks.delivery.TestDeliveries;
import io.usdtaggregator.gateway.webhooks.secret.SecretEncryption;
import io.usdtaggregator.gateway.webhooks.subscription.TestSubscriptions;
import io.usdtaggregator.gateway.webhooks.subscription.WebhookAccounts;
import io.usdtaggregator.gateway.webhooks.subscription.WebhookRepository;
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
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Instant NOW = Instant.now();

    @Inject
    Seed seed;

    @Inject
    WebhookDatabase database;

    @Inject
    WebhookRepository webhooks;

    @Inject
    DeliveryRepository deliveries;

    @Inject
    DueDeliveries due;

    @Inject
    SecretEncryption encryption;

    @Inject
    Dispatcher dispatcher;

    @Inject
    WebhookAccounts accounts;

    @Inject
    WebhookTables tables;

    @Inject
    TestSubscriptions subscriptions;

    @Inject
    TestDeliveries log;

    private DeliveryQueue queue;

    @BeforeEach
    void stopDelivering() {
        dispatcher.stop();
        seed.all();
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            tables.clear();
            return accounts.isActive("a-demo") && !dispatcher.isUnderWay();
        });
        queue = queue(Map.of("gateway.sandbox", "1"));
    }

    @AfterEach
    void end() {
        tables.clear();
        dispatcher.start();
    }

    @Test
    void it_is_tried_for_a_day_ever_more_rarely_and_for_the_last_time_when_the_day_ends() {
        UUID id = subscriptions.forAlerts("a-demo");
        log.add(id, 1);
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
        UUID id = subscriptions.forAlerts("a-demo");
        log.add(id, 1);
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
        UUID id = subscriptions.forAlerts("a-demo");
        log.add(id, 1);
        for (int i = 0; i < 55; i++) {
            queue.record(claimed(), failed(500 + i, null)).await().atMost(PATIENCE);
            due(id);
        }

        Delivery delivery = newest(id);
        assertEquals(55, delivery.attemptCount());
        assertEquals(
                IntStream.range(505, 555).boxed().toList(),
                delivery.attempts().stream().map(DeliveryAttempt::status).toList());
    }

    @Test
    void an_account_gets_no_more_than_its_share_of_the_places_and_the_others_theirs() {
        List<UUID> many = IntStream.range(0, 40)
                .mapToObj(i -> subscriptions.forAlerts("a-demo"))
                .toList();
        many.forEach(id -> log.add(id, 1));
        UUID other = subscriptions.forAlerts("a-boss");
        log.add(other, 1);

        List<ClaimedDelivery> first = claim(Map.of());
        assertEquals(16, of("a-demo", first));
        assertEquals(1, of("a-boss", first));
        assertEquals(0, claim(Map.of("a-demo", 16L)).size());
        assertEquals(6, claim(Map.of("a-demo", 10L)).size());
    }

    @Test
    void the_share_follows_its_setting() {
        queue = queue(Map.of("gateway.sandbox", "1", "gateway.webhooks.account-concurrency", "3"));
        IntStream.range(0, 5).forEach(i -> log.add(subscriptions.forAlerts("a-demo"), 1));

        assertEquals(3, claim(Map.of()).size());
    }

    @Test
    void who_answers_410_gets_nothing_more_and_the_log_says_why() {
        UUID id = subscriptions.forAlerts("a-demo");
        log.add(id, 2);

        queue.record(claimed(), failed(410, null)).await().atMost(PATIENCE);

        List<Delivery> all = log.of(id);
        assertEquals(
                List.of("FAILED", "FAILED"),
                all.stream().map(one -> one.status().name()).toList());
        assertEquals(410, all.get(1).attempts().get(0).status());
        assertTrue(all.get(0).attempts().get(0).error().contains("410"));
        assertEquals(0, all.get(0).attemptCount());
        assertEquals(
                1, tables.count("SELECT count(*) FROM gateway.webhook WHERE id = $1 AND disabled_at IS NOT NULL", id));
        assertEquals(0, claim(Map.of()).size());
    }

    @Test
    void a_webhook_that_is_deleted_in_mid_delivery_is_simply_gone() {
        UUID id = subscriptions.forAlerts("a-demo");
        log.add(id, 1);
        ClaimedDelivery claimed = claimed();

        subscriptions.delete("a-demo", id);

        assertFalse(queue.record(claimed, delivered()).await().atMost(PATIENCE));
        assertEquals(0, claim(Map.of()).size());
    }

    private DeliveryQueue queue(Map<String, String> settings) {
        return new DeliveryQueue(database, webhooks, deliveries, due, encryption, TestWebhookConfig.with(settings));
    }

    private List<ClaimedDelivery> claim(Map<String, Long> busy) {
        return queue.claim(64, busy).await().atMost(PATIENCE);
    }

    private ClaimedDelivery claimed() {
        return queue.claim(1, Map.of()).await().atMost(PATIENCE).get(0);
    }

    private static DeliveryAttempt failed(int status, Duration retryAfter) {
        return new DeliveryAttempt(NOW, 1, status, "The target answered " + status, Optional.ofNullable(retryAfter));
    }

    private static DeliveryAttempt delivered() {
        return new DeliveryAttempt(NOW, 1, 204, null, Optional.empty());
    }

    private static long of(String account, List<ClaimedDelivery> claimed) {
        return claimed.stream().filter(one -> one.accountId().equals(account)).count();
    }

    private static void assertWithin(Duration least, Duration actual, Duration most) {
        assertTrue(actual.compareTo(least) >= 0 && actual.compareTo(most) <= 0, actual.toString());
    }

    private Delivery newest(UUID id) {
        return log.of(id).get(0);
    }

    private String status(UUID id) {
        return newest(id).status().name();
    }

    /** By the database's clock. */
    private Duration untilNext(UUID id) {
        return Duration.ofMillis(tables.count(
                "SELECT (extract(epoch FROM due_at - now()) * 1000)::bigint FROM gateway.webhook WHERE id = $1", id));
    }

    /** All that is written is earlier now by so much, which is what a clock that goes on does. */
    private void moveClock(UUID id, Duration by) {
        tables.run(
                "UPDATE gateway.webhook_delivery SET created_at = created_at - $2 * interval '1 millisecond',"
                        + " next_attempt_at = next_attempt_at - $2 * interval '1 millisecond'"
                        + " WHERE webhook_id = $1",
                id,
                (double) by.toMillis() + 1);
        due(id);
    }

    private void due(UUID id) {
        tables.run("UPDATE gateway.webhook SET due_at = now() WHERE id = $1", id);
    }
}
