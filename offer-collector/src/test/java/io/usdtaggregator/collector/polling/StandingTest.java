package io.usdtaggregator.collector.polling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StandingTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final Standing standing = new Standing();

    @Test
    void a_platform_that_staff_did_not_switch_on_is_not_called_well() {
        assertEquals("switched off", standing.inWords(NOON));

        standing.switchedOn(false);
        assertEquals("well", standing.inWords(NOON));

        standing.polled(Optional.of("HTTP 403"));
        assertEquals("failing: HTTP 403", standing.inWords(NOON));
    }

    @Test
    void markets_get_later_while_nobody_may_read_them() {
        standing.switchedOn(false);
        standing.late(Duration.ofSeconds(3));
        standing.heldUp(NOON);
        standing.heldUp(NOON.plusSeconds(10));

        assertEquals(Duration.ofSeconds(33), standing.lag(NOON.plusSeconds(30)));

        standing.inTime();
        assertEquals(Duration.ZERO, standing.lag(NOON.plusSeconds(40)));
    }

    @Test
    void nothing_is_late_on_a_platform_that_is_switched_off() {
        standing.switchedOn(false);
        standing.late(Duration.ofMinutes(9));

        standing.switchedOff();

        assertEquals(Duration.ZERO, standing.lag(NOON));
    }

    @Test
    void a_pause_runs_out() {
        standing.switchedOn(false);
        standing.pausedUntil(NOON.plusSeconds(60));

        assertEquals(Duration.ofSeconds(20), standing.pause(NOON.plusSeconds(40)));
        assertTrue(standing.inWords(NOON).startsWith("left alone until 2026-11-23T12:01"));
        assertEquals(Duration.ZERO, standing.pause(NOON.plusSeconds(61)));
    }
}
