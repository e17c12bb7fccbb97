package io.usdtaggregator.gateway.webhooks;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookConfigTest {

    @Test
    void only_the_sandbox_sends_to_this_machine_by_default() {
        assertEquals(
                false, TestWebhookConfig.with(Map.of("gateway.sandbox", "0")).allowLoopback());
        assertEquals(
                true, TestWebhookConfig.with(Map.of("gateway.sandbox", "1")).allowLoopback());
    }

    @Test
    void the_defaults_go_together_and_try_for_a_day() {
        WebhookConfig defaults = TestWebhookConfig.with(Map.of("gateway.sandbox", "0"));

        assertDoesNotThrow(defaults::check);
        assertEquals(Duration.ofHours(24), defaults.giveUpAfter());
        assertEquals(Duration.ofDays(30), defaults.keep());
        assertEquals(Duration.ofHours(24), defaults.secretOverlap());
    }

    @ParameterizedTest
    @CsvSource({"claim, PT19S", "keep, PT24H"})
    void values_that_do_not_go_together_are_refused_by_name(String key, String value) {
        WebhookConfig wrong = TestWebhookConfig.with(Map.of("gateway.sandbox", "0", "gateway.webhooks." + key, value));

        assertTrue(assertThrows(IllegalStateException.class, wrong::check)
                .getMessage()
                .contains(key));
    }
}
