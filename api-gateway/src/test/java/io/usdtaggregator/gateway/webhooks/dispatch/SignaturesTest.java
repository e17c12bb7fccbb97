package io.usdtaggregator.gateway.webhooks.dispatch;

import static io.usdtaggregator.gateway.webhooks.WebhookCalls.ALERTS;
import static io.usdtaggregator.gateway.webhooks.WebhookCalls.WEBHOOKS;
import static io.usdtaggregator.gateway.webhooks.WebhookCalls.create;
import static io.usdtaggregator.gateway.webhooks.WebhookCalls.demo;
import static io.usdtaggregator.gateway.webhooks.WebhookCalls.path;
import static io.usdtaggregator.gateway.webhooks.WebhookCalls.test;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.gateway.Seed;
import io.usdtaggregator.gateway.webhooks.Receiver;
import io.usdtaggregator.gateway.webhooks.WebhookTables;
import io.usdtaggregator.gateway.webhooks.subscription.TestSubscriptions;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A receiver tells by the signature that a message is ours, whichever of its secrets it holds. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class SignaturesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Seed seed;

    @Inject
    WebhookTables tables;

    @Inject
    TestSubscriptions subscriptions;

    private final Receiver receiver = new Receiver();

    @BeforeEach
    void start() {
        seed.all();
        await().atMost(PATIENCE).until(() -> demo().get(WEBHOOKS).statusCode() == 200);
        tables.clear();
    }

    @AfterEach
    void end() {
        tables.clear();
        receiver.close();
    }

    @Test
    void a_message_is_signed_with_its_id_its_time_and_its_body() throws Exception {
        Map<String, Object> created = create(demo(), receiver.url("/signed"), ALERTS);

        Receiver.Message message = sent(created.get("id").toString(), "/signed", 1);

        assertEquals(expected(created.get("secret").toString(), message), message.signature());
        assertEquals("application/json", message.contentType());
        assertTrue(Math.abs(Instant.now().getEpochSecond() - Long.parseLong(message.timestamp())) < 120);
    }

    @Test
    void a_replaced_secret_signs_beside_the_new_one_for_a_while_and_then_no_more() throws Exception {
        Map<String, Object> created = create(demo(), receiver.url("/rotated"), ALERTS);
        String id = created.get("id").toString();
        String old = created.get("secret").toString();
        JsonPath replaced = demo().post(path(id) + "/secret")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .extract()
                .jsonPath();
        String fresh = replaced.getString("secret");
        Duration overlap = Duration.between(Instant.now(), Instant.parse(replaced.getString("previous_valid_until")));
        assertTrue(overlap.toHours() >= 23 && overlap.toHours() <= 24, overlap.toString());

        Receiver.Message both = sent(id, "/rotated", 1);
        assertEquals(expected(fresh, both) + " " + expected(old, both), both.signature());

        tables.run("UPDATE gateway.webhook SET old_secret_until = now() WHERE id = $1", UUID.fromString(id));
        Receiver.Message one = sent(id, "/rotated", 2);
        assertEquals(expected(fresh, one), one.signature());
        subscriptions.forgetOldSecrets();
        assertEquals(
                0, tables.count("SELECT count(old_secret) FROM gateway.webhook WHERE id = $1", UUID.fromString(id)));
    }

    /** The newest of so many messages. */
    private Receiver.Message sent(String id, String path, int count) {
        test(id, 1);
        await().atMost(PATIENCE).until(() -> receiver.at(path).size() == count);
        return receiver.at(path).get(count - 1);
    }

    private static String expected(String secret, Receiver.Message message) throws Exception {
        Mac hmac = Mac.getInstance("HmacSHA256");
        hmac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        String signed = message.id() + "." + message.timestamp() + "." + message.body();
        return "v1," + Base64.getEncoder().encodeToString(hmac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }
}
