package io.usdtaggregator.gateway.webhooks.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class WebhookSecretTest {

    @Test
    void it_signs_as_the_specification_shows() {
        WebhookSecret secret = WebhookSecret.of(Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));

        assertEquals(
                "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                secret.sign(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek", Instant.ofEpochSecond(1614265330), "{\"test\": 2432232314}"));
        assertEquals("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", secret.text());
    }

    @Test
    void each_has_32_random_bytes_and_does_not_print_them() {
        WebhookSecret secret = WebhookSecret.random();

        assertEquals(32, secret.bytes().length);
        assertFalse(secret.text().equals(WebhookSecret.random().text()));
        assertTrue(secret.text().startsWith("whsec_"));
        assertFalse(secret.toString().contains(secret.text().substring(6)));
    }
}
