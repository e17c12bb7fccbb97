package io.usdtaggregator.engine.books;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.engine.LiveEngine;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Books that come closely after one another are worked off together; nothing waits for them for long. */
class GatheredEntriesTest {
    private final AtomicInteger looks = new AtomicInteger();
    private final GatheredEntries gathered = new GatheredEntries(Duration.ofMillis(1));

    @Test
    void what_came_shortly_after_the_first_is_taken_with_it() {
        assertEquals(
                List.of("buy", "sell"), taken(List.of("buy"), Uni.createFrom().item(List.of("sell"))));
    }

    @Test
    void where_nothing_came_there_is_nothing_to_wait_for() {
        assertEquals(List.of(), taken(List.of(), Uni.createFrom().item(List.of("sell"))));
        assertEquals(0, looks.get());
    }

    @Test
    void where_many_wait_already_no_more_are_waited_for() {
        List<String> many = Collections.nCopies(GatheredEntries.MANY, "buy");

        assertEquals(many, taken(many, Uni.createFrom().item(List.of("sell"))));
        assertEquals(0, looks.get());
    }

    @Test
    void what_was_taken_is_worked_off_although_no_more_can_be_taken() {
        assertEquals(List.of("buy"), taken(List.of("buy"), Uni.createFrom().failure(new IllegalStateException("out"))));
    }

    private List<String> taken(List<String> first, Uni<List<String>> next) {
        return gathered.with(first, () -> {
                    looks.incrementAndGet();
                    return next;
                })
                .await()
                .atMost(LiveEngine.PATIENCE);
    }
}
