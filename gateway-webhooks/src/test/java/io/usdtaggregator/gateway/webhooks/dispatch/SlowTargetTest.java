package io.usdtaggregator.gateway.webhooks.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.gateway.webhooks.delivery.DeliveryAttempt;
import io.usdtaggregator.gateway.webhooks.delivery.WebhookMessage;
import io.usdtaggregator.gateway.webhooks.dispatch.ClaimedDelivery.ClaimLease;
import io.usdtaggregator.gateway.webhooks.secret.WebhookSecret;
import io.usdtaggregator.gateway.webhooks.subscription.EventType;
import io.usdtaggregator.gateway.webhooks.target.TargetCheck;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A target may stall at any byte: the attempt ends at its deadline at the latest, and leaves no connection behind. */
class SlowTargetTest {
    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n";

    private final Vertx vertx = Vertx.vertx();
    private final WebhookSender sender = new WebhookSender(
            new TargetCheck(host -> List.of(InetAddress.getLoopbackAddress()), true),
            vertx,
            new HttpClientOptions(),
            DEADLINE);

    @AfterEach
    void end() {
        sender.close();
        vertx.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nX-Slow: "})
    void a_head_that_never_ends_is_no_answer(String beginning) throws Exception {
        for (String drip : List.of("", "x")) {
            try (SlowTarget target = new SlowTarget(beginning, beginning.isEmpty() ? "" : drip)) {
                DeliveryAttempt attempt = send(target);

                assertEquals("The target did not answer within 2 s", attempt.error());
                assertTrue(attempt.durationMs() >= DEADLINE.toMillis(), "ended after " + attempt.durationMs() + " ms");
                assertTrue(target.wasClosed());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x"})
    void a_body_that_never_ends_is_not_waited_for(String drip) throws Exception {
        try (SlowTarget target = new SlowTarget(HEAD, drip)) {
            DeliveryAttempt attempt = send(target);

            assertNull(attempt.error());
            assertEquals(200, attempt.status());
            assertTrue(target.wasClosed());
        }
    }

    @Test
    void targets_that_stall_leave_room_for_the_next_ones() throws Exception {
        for (int delivery = 0; delivery < 3; delivery++) {
            try (SlowTarget stalled = new SlowTarget("HTTP/1.1 200 OK\r\n", "x")) {
                sender.send(claimed(stalled.url())).await().atMost(Duration.ofSeconds(30));
                assertTrue(stalled.wasClosed());
            }
        }
        try (SlowTarget well = new SlowTarget(HEAD, "")) {
            assertEquals(200, send(well).status());
        }
    }

    private DeliveryAttempt send(SlowTarget target) {
        return sender.send(claimed(target.url())).await().atMost(Duration.ofSeconds(30));
    }

    private static ClaimedDelivery claimed(String url) {
        return new ClaimedDelivery(
                new ClaimedDelivery.Claim(
                        UUID.randomUUID(), "a", UUID.randomUUID(), ClaimLease.of(Duration.ofSeconds(60))),
                url,
                List.of(WebhookSecret.random()),
                1,
                new WebhookMessage("msg_1", EventType.WEBHOOK_TEST, "{}"));
    }
}
