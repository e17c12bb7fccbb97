package io.usdtaggregator.base.internal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServiceTokenFilterTest {
    private static final String OLD = "0".repeat(32);
    private static final String NEW = "1".repeat(32);

    private record Secrets(Optional<String> token, Optional<String> tokenOther) implements InternalConfig {
        static Secrets of(String token, String other) {
            return new Secrets(Optional.of(token), Optional.ofNullable(other));
        }
    }

    @Test
    void while_the_token_is_exchanged_service_by_service_every_call_is_let_in() {
        List<Secrets> steps =
                List.of(Secrets.of(OLD, null), Secrets.of(OLD, NEW), Secrets.of(NEW, OLD), Secrets.of(NEW, null));

        for (int step = 1; step < steps.size(); step++) {
            Secrets before = steps.get(step - 1);
            Secrets after = steps.get(step);
            assertTrue(ServiceTokenFilter.accepts(before, after.token().orElseThrow()), "step " + step);
            assertTrue(ServiceTokenFilter.accepts(after, before.token().orElseThrow()), "step " + step);
        }
    }

    @Test
    void after_the_exchange_the_old_token_lets_nobody_in() {
        assertFalse(ServiceTokenFilter.accepts(Secrets.of(NEW, null), OLD));
    }

    @Test
    void without_a_token_nobody_is_let_in() {
        assertFalse(ServiceTokenFilter.accepts(new Secrets(Optional.empty(), Optional.empty()), ""));
    }
}
