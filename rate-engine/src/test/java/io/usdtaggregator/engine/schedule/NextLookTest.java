package io.usdtaggregator.engine.schedule;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.engine.LiveEngine;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class NextLookTest {
    private final NextLook look = new NextLook();

    @Test
    void the_first_look_is_at_once_and_then_there_is_a_pause() {
        assertTrue(look.isNow());
        assertFalse(look.isNow());
    }

    @Test
    void what_is_due_already_is_looked_for_at_once() {
        look.isNow();
        look.notLaterThan(Duration.ofHours(1));
        assertFalse(look.isNow());
        look.notLaterThan(Duration.ofSeconds(-1));
        assertTrue(look.isNow());
        assertFalse(look.isNow());
    }

    @Test
    void a_look_that_found_something_or_failed_is_followed_by_another() {
        look.isNow();
        look.repeatWhileFound(Uni.createFrom().item(List.of())).await().indefinitely();
        assertFalse(look.isNow());
        look.repeatWhileFound(Uni.createFrom().item(List.of("due"))).await().indefinitely();
        assertTrue(look.isNow());
        Uni<List<String>> failing = look.repeatWhileFound(Uni.createFrom().failure(new IllegalStateException("out")));
        assertThrows(IllegalStateException.class, () -> failing.await().indefinitely());
        assertTrue(look.isNow());
    }

    @Test
    void what_other_engines_noted_is_looked_for_without_a_word() {
        look.isNow();
        await().atMost(LiveEngine.PATIENCE).until(look::isNow);
    }
}
