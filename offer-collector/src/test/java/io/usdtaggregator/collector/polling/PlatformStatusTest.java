package io.usdtaggregator.collector.polling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlatformStatusTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final PlatformStatus status = new PlatformStatus();

    @Test
    void a_platform_that_staff_did_not_switch_on_is_not_called_well() {
        assertEquals("switched off", status.inWords(NOON));

        status.switchedOn(false);
        assertEquals("well", status.inWords(NOON));

        status.polled(Optional.of("HTTP 403"));
        assertEquals("failing: HTTP 403", status.inWords(NOON));
    }

    @Test
    void markets_get_later_while_nobody_may_read_them() {
        status.switchedOn(false);
        status.late(Duration.ofSeconds(3));
        status.heldUp(NOON);
        status.heldUp(NOON.plusSeconds(10));

        assertEquals(Duration.ofSeconds(33), status.lag(NOON.plusSeconds(30)));

        status.inTime();
        assertEquals(Duration.ZERO, status.lag(NOON.plusSeconds(40)));
    }

    @Test
    void nothing_is_late_on_a_platform_that_is_switched_off() {
        status.switchedOn(false);
        status.late(Duration.ofMinutes(9));

        status.switchedOff();

        assertEquals(Duration.ZERO, status.lag(NOON));
    }

    @Test
    void a_platform_that_was_switched_off_and_on_again_is_asked_at_once() {
        status.switchedOn(false);
        status.pausedUntil(NOON, Duration.ofMinutes(15));

        status.switchedOff();
        status.switchedOn(false);

        assertFalse(status.isPaused(NOON));
    }

    @Test
    void a_pause_runs_out() {
        status.switchedOn(false);
        status.pausedUntil(NOON, Duration.ofSeconds(60));

        assertEquals(Duration.ofSeconds(20), status.pause(NOON.plusSeconds(40)));
        assertTrue(status.inWords(NOON).startsWith("left alone until 2026-11-23T12:01"));
        assertEquals(Duration.ZERO, status.pause(NOON.plusSeconds(61)));
    }

    @Test
    void redis_is_asked_again_in_the_middle_of_a_long_pause() {
        status.switchedOn(false);
        status.pausedUntil(NOON, Duration.ofMinutes(15));

        assertTrue(status.isPaused(NOON.plusSeconds(14)));
        assertFalse(status.isPaused(NOON.plusSeconds(15)));
        assertEquals(Duration.ofMinutes(14), status.pause(NOON.plusSeconds(60)));
    }
}
