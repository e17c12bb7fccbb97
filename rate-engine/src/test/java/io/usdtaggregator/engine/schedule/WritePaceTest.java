package io.usdtaggregator.engine.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How long a publication waits until history has it. */
class WritePaceTest {
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 1_000_000);
    private final WritePace pace = new WritePace(clock::get);

    @Test
    void what_is_published_after_a_pause_is_written_a_fifth_of_a_second_later_with_what_follows_closely() {
        assertEquals(Optional.of(Duration.ofMillis(200)), pace.published());

        pass(Duration.ofMillis(150));

        assertEquals(Optional.empty(), pace.published());
    }

    @Test
    void what_is_published_just_after_a_write_waits_half_a_second_from_it() {
        pace.published();
        pass(WritePace.GATHERED);
        pace.begins();

        pass(Duration.ofMillis(1));

        assertEquals(Optional.of(Duration.ofMillis(499)), pace.published());
    }

    @Test
    void however_much_is_published_nothing_waits_longer_than_half_a_second_and_no_second_has_more_than_two_writes() {
        Duration step = Duration.ofMillis(10);
        Duration untilWritten = null;
        int writes = 0;

        for (int steps = 0; steps < 1_000; steps++) {
            untilWritten = pace.published().orElse(untilWritten);
            assertTrue(untilWritten.compareTo(WritePace.BETWEEN) <= 0, untilWritten.toString());
            pass(step);
            untilWritten = untilWritten.minus(step);
            if (untilWritten.isZero() || untilWritten.isNegative()) {
                pace.begins();
                writes++;
            }
        }

        assertTrue(writes >= 19 && writes <= 21, writes + " writes in ten seconds");
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }
}
