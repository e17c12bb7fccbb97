package io.usdtaggregator.gateway.webhooks.dispatch;

import static io.usdtaggregator.gateway.webhooks.WebhookCalls.ALERTS;
import static io.usdtaggregator.gateway.webhooks.WebhookCalls.deliveries;
import static io.usdtaggregator.gateway.webhooks.WebhookCalls.demo;
import static io.usdtaggregator.gateway.webhooks.WebhookCalls.path;
import static io.usdtaggregator.gateway.webhooks.WebhookCalls.statuses;
import static io.usdtaggregator.gateway.webhooks.WebhookCalls.test;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.gateway.webhooks.WebhookCalls;
import io.usdtaggregator.gateway.webhooks.WebhookConfig;
import io.usdtaggregator.gateway.webhooks.WebhookTestCase;
import io.usdtaggregator.gateway.webhooks.delivery.DeliveryAttempt;
import io.usdtaggregator.gateway.webhooks.delivery.TestDeliveries;
import io.usdtaggregator.gateway.webhooks.subscription.WebhookAccounts;
import io.usdtaggregator.gateway.webhooks.subscription.WebhookPresence;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What dispatchers make of what is queued, seen by a receiver on this machine. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class DispatcherTest extends WebhookTestCase {

    @Inject
    Dispatcher dispatcher;

    @Inject
    DeliveryQueue queue;

    @Inject
    WebhookSender sender;

    @Inject
    WebhookAccounts accounts;

    @Inject
    WebhookPresence presence;

    @Inject
    WebhookConfig config;

    @Inject
    MeterRegistry meters;

    @Inject
    TestDeliveries log;

    @BeforeEach
    void start() {
        await(() -> accounts.isActive("a-demo"));
        dispatcher.start();
    }

    @AfterEach
    void end() {
        dispatcher.start();
    }

    @Test
    void a_failed_one_is_retried_and_the_others_keep_their_order_behind_it() {
        String id = create("/order");
        receiver.answer("/order", 500, 503);
        List<String> messages = test(id, 3);

        await(() -> statuses(id).equals(List.of("DELIVERED", "DELIVERED", "DELIVERED")));

        assertEquals(
                List.of(messages.get(0), messages.get(0), messages.get(0), messages.get(1), messages.get(2)),
                receiver.ids("/order"));
        deliveries(id)
                .body("deliveries[2].attempt_count", equalTo(3))
                .body("deliveries[2].attempts.status", equalTo(List.of(500, 503, 204)))
                .body("deliveries[2].attempts[0].error", notNullValue())
                .body("deliveries[2].attempts[2].error", nullValue())
                .body("deliveries[2].finished_at", notNullValue());
    }

    @Test
    void a_pending_one_is_tried_now_when_its_owner_asks() {
        dispatcher.stop();
        String id = create("/now");
        test(id, 1);
        tables.run("UPDATE gateway.webhook_delivery SET next_attempt_at = now() + interval '1 hour'");
        tables.run("UPDATE gateway.webhook SET due_at = now() + interval '1 hour'");
        dispatcher.start();

        demo().post(path(id) + "/deliveries/1/replay").then().statusCode(202).body("n", equalTo(1));

        await(() -> statuses(id).equals(List.of("DELIVERED")));
        assertEquals(1, receiver.at("/now").size());
    }

    @Test
    void two_dispatchers_deliver_everything_once_and_in_order() {
        Dispatcher other =
                new Dispatcher(queue, sender, new AttemptRecorder(queue), accounts, presence, config, meters);
        List<String> ids = IntStream.range(0, 8).mapToObj(i -> create("/w" + i)).toList();
        try {
            other.start();
            List<List<String>> sent =
                    ids.stream().map(id -> log.add(UUID.fromString(id), 12)).toList();

            await(() -> {
                other.lookRegularly();
                return ids.stream().allMatch(id -> statuses(id).stream().allMatch("DELIVERED"::equals));
            });
            for (int i = 0; i < 8; i++) {
                assertEquals(sent.get(i), receiver.ids("/w" + i));
            }
        } finally {
            other.stop();
        }
    }

    @Test
    void what_a_dead_dispatcher_had_claimed_is_delivered_and_it_can_record_nothing_any_more() {
        dispatcher.stop();
        String id = create("/dead");
        List<String> messages = log.add(UUID.fromString(id), 2);
        ClaimedDelivery claimed = claim().get(0);
        assertTrue(claim().isEmpty());

        dispatcher.start();

        await(() -> statuses(id).equals(List.of("DELIVERED", "DELIVERED")));
        assertEquals(messages, receiver.ids("/dead"));
        DeliveryAttempt late = DeliveryAttempt.failed(Instant.now(), 1, "too late");
        assertFalse(queue.record(claimed, late).await().atMost(PATIENCE));
        assertEquals(List.of("DELIVERED", "DELIVERED"), statuses(id));
    }

    @Test
    void what_was_queued_while_nobody_delivered_is_delivered_afterwards() {
        String id = create("/restart");
        dispatcher.stop();
        await(() -> !dispatcher.isUnderWay());
        List<String> messages = test(id, 2);
        assertEquals(List.of("PENDING", "PENDING"), statuses(id));

        dispatcher.start();

        await(() -> receiver.ids("/restart").equals(messages));
    }

    @Test
    void after_a_day_it_is_given_up_and_the_next_one_has_its_turn() {
        dispatcher.stop();
        String id = create("/old");
        List<String> messages = test(id, 2);
        tables.run("UPDATE gateway.webhook_delivery SET created_at = now() - interval '25 hours' WHERE number = 1");
        receiver.answer("/old", 500);

        dispatcher.start();

        await(() -> statuses(id).equals(List.of("DELIVERED", "FAILED")));
        assertEquals(messages, receiver.ids("/old"));
    }

    @Test
    void a_redirect_a_silent_and_an_endless_answer_are_bounded() {
        String moved = create("/moved");
        String silent = create("/silent");
        String endless = create("/endless");
        receiver.answer("/moved", 302, 200);
        List.of(moved, silent, endless).forEach(id -> test(id, 1));

        await(() -> statuses(moved).equals(List.of("DELIVERED"))
                && statuses(endless).equals(List.of("DELIVERED")));
        assertTrue(receiver.at("/elsewhere").isEmpty());
        assertEquals(2, receiver.at("/moved").size());
        await(() -> demo().get(path(silent) + "/deliveries").jsonPath().getInt("deliveries[0].attempt_count") > 0);
        deliveries(silent).body("deliveries[0].attempts[0].error", equalTo("The target did not answer within 2 s"));
    }

    @Test
    void a_target_that_answers_410_disables_its_webhook_and_one_that_asks_for_time_gets_it() {
        String gone = create("/gone");
        String busy = create("/busy");
        receiver.answer("/gone", 410);
        receiver.answer("/busy", 503);
        receiver.retryAfter("/busy", "1");
        test(gone, 1);
        test(busy, 1);

        await(() -> statuses(gone).equals(List.of("FAILED")));
        demo().get(path(gone)).then().body("disabled_at", notNullValue());
        demo().post(path(gone) + "/test").then().statusCode(422).body("code", equalTo("webhook_disabled"));
        demo().post(path(gone) + "/deliveries/1/replay").then().statusCode(422);
        await(() -> statuses(busy).equals(List.of("DELIVERED")));
        demo().get(path(busy)).then().body("disabled_at", nullValue());
        List<String> at = deliveries(busy).extract().jsonPath().getList("deliveries[0].attempts.at");
        Duration waited = Duration.between(Instant.parse(at.get(0)), Instant.parse(at.get(1)));
        assertTrue(waited.toMillis() >= 900, waited.toString());
    }

    @Test
    void a_webhook_deleted_in_mid_delivery_holds_nobody_up() {
        String id = create("/held");
        String other = create("/others");
        test(id, 1);
        await(() -> receiver.at("/held").size() == 1);

        demo().delete(path(id)).then().statusCode(204);
        receiver.answerHeld();
        test(other, 1);

        await(() -> statuses(other).equals(List.of("DELIVERED")));
        await(() -> !dispatcher.isUnderWay());
        demo().get(path(id) + "/deliveries").then().statusCode(404);
    }

    @Test
    void nothing_is_sent_for_an_account_that_staff_ended() {
        UUID id = UUID.fromString(create("/ended"));
        seed.access(false, true);
        await(() -> !accounts.isActive("a-demo"));
        log.add(id, 1);

        await(() -> log.of(id).get(0).status().name().equals("FAILED"));
        assertTrue(receiver.at("/ended").isEmpty());
    }

    private String create(String path) {
        return WebhookCalls.create(receiver.url(path), ALERTS);
    }

    private List<ClaimedDelivery> claim() {
        return queue.claim(5, Map.of()).await().atMost(PATIENCE);
    }

    private static void await(Callable<Boolean> condition) {
        org.awaitility.Awaitility.await().atMost(PATIENCE).ignoreExceptions().until(condition);
    }
}
