package io.usdtaggregator.endtoend;

import static io.usdtaggregator.endtoend.Waiting.PATIENCE;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Webhooks over several gateways, one of which ends in mid delivery. */
class WebhooksIT {
    /** They find what is due before the gateway of the set does, mostly, and wait for its answer longer than a test takes. */
    private static final Map<String, String> EAGER = Map.of(
            "GATEWAY_WEBHOOKS_POLL_EVERY", "PT0.05S",
            "GATEWAY_WEBHOOKS_ATTEMPT_TIMEOUT", "PT20S",
            "GATEWAY_WEBHOOKS_CLAIM", "PT40S",
            "SHUTDOWN_TIMEOUT", "PT30S");

    private final RunningSet set = RunningSet.get();

    @Test
    void what_a_killed_gateway_was_delivering_another_delivers_and_the_rest_behind_it_once_and_in_order()
            throws Exception {
        try (GatewayProcess first = new GatewayProcess(set, EAGER);
                GatewayProcess second = new GatewayProcess(set, EAGER);
                HeldReceiver receiver = new HeldReceiver()) {
            Sent sent = send(receiver, first, second);

            sent.sender().kill();

            List<String> expected = new ArrayList<>(sent.messages());
            expected.add(0, sent.messages().get(0));
            await().atMost(PATIENCE).until(() -> receiver.ids().size() >= expected.size());
            await().atMost(PATIENCE).until(() -> statuses(sent).equals(List.of("DELIVERED", "DELIVERED", "DELIVERED")));
            assertEquals(expected, receiver.ids());
        }
    }

    @Test
    void what_a_leaving_gateway_was_delivering_is_recorded_and_nobody_sends_it_again() throws Exception {
        try (GatewayProcess first = new GatewayProcess(set, EAGER);
                GatewayProcess second = new GatewayProcess(set, EAGER);
                HeldReceiver receiver = new HeldReceiver()) {
            Sent sent = send(receiver, first, second);

            CompletableFuture<Void> ended = CompletableFuture.runAsync(() -> terminate(sent.sender()));
            await().atMost(PATIENCE).until(() -> !sent.sender().isReady());
            assertFalse(ended.isDone(), "a delivery is under way");
            receiver.answerHeld();
            await().atMost(PATIENCE).until(ended::isDone);

            await().atMost(PATIENCE).until(() -> statuses(sent).equals(List.of("DELIVERED", "DELIVERED", "DELIVERED")));
            assertEquals(sent.messages(), receiver.ids());
        }
    }

    /** @param sender the gateway whose first message is held by the receiver */
    private record Sent(GatewayProcess sender, Call account, String path, List<String> messages) {}

    private Sent send(HeldReceiver receiver, GatewayProcess first, GatewayProcess second) throws IOException {
        first.awaitReady();
        second.awaitReady();
        String key = set.key("hooks", 6000, 1000);
        Call account = set.gateway().with("X-API-Key", key);
        // A gateway sends at once what was queued at it.
        Call atFirst = first.call().with("X-API-Key", key);
        await().atMost(PATIENCE).until(() -> account.get("/api/v1/webhooks").status() == 200);
        await().atMost(PATIENCE).until(() -> atFirst.get("/api/v1/webhooks").status() == 200);
        while (true) {
            String path = create(atFirst, receiver.url());
            List<String> messages = Stream.generate(() -> atFirst.post(path + "/test", null))
                    .limit(3)
                    .map(queued -> queued.body().get("message_id").asText())
                    .toList();
            long pid = receiver.senderOfHeld();
            Optional<GatewayProcess> sender = Stream.of(first, second)
                    .filter(gateway -> gateway.pid() == pid)
                    .findFirst();
            if (sender.isPresent()) {
                return new Sent(sender.get(), account, path, messages);
            }
            // The gateway of the set was quicker after all, and that one must not end.
            assertEquals(204, account.delete(path).status());
            receiver.beginAnew();
        }
    }

    private static String create(Call account, String url) {
        var made = account.post("/api/v1/webhooks", "{\"url\":\"" + url + "\",\"event\":\"alert.raised\"}");
        assertEquals(201, made.status(), made.text());
        return "/api/v1/webhooks/" + made.body().get("id").asText();
    }

    private static List<String> statuses(Sent sent) {
        List<String> statuses = new ArrayList<>();
        sent.account()
                .get(sent.path() + "/deliveries")
                .body()
                .get("deliveries")
                .forEach(delivery -> statuses.add(delivery.get("status").asText()));
        return statuses;
    }

    private static void terminate(GatewayProcess gateway) {
        try {
            gateway.terminate();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
