package io.usdtaggregator.gateway.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.usdtaggregator.base.problem.Problem;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EngineTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Engine engine = new Engine(null, Optional.empty(), 2, meters);

    @Test
    void no_more_calls_wait_for_a_hung_engine_than_may() {
        Cancellable first = hung();
        hung();

        HttpProblem refusal = assertThrows(HttpProblem.class, this::answered);
        assertEquals("overloaded", Problem.code(refusal));
        assertEquals("1", refusal.getHeaders().get("Retry-After"));
        assertEquals(1, meters.counter("gateway.engine.refused").count());

        first.cancel();
        assertEquals("yes", answered());
        assertEquals("yes", answered());
    }

    @Test
    void a_call_that_fails_gives_its_place_back() {
        for (int call = 0; call < 5; call++) {
            HttpProblem out = assertThrows(HttpProblem.class, () -> engine.ask("history", (client, token) -> {
                        throw new IllegalStateException("broken");
                    })
                    .await()
                    .atMost(Duration.ofSeconds(20)));
            assertEquals("history_unavailable", Problem.code(out));
        }
        assertEquals("yes", answered());
    }

    private Cancellable hung() {
        return engine.ask("history", (client, token) -> Uni.createFrom().nothing())
                .subscribe()
                .with(item -> {}, failure -> {});
    }

    private String answered() {
        return engine.ask("history", (client, token) -> Uni.createFrom().item("\"yes\""))
                .await()
                .atMost(Duration.ofSeconds(20))
                .asText();
    }
}
