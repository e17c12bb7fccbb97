package io.usdtaggregator.gateway.webhooks.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.gateway.webhooks.change.LastNotified.ObservedRate;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a rate is notified. */
class LastNotifiedTest {
    private static final Instant THEN = Instant.parse("2026-08-21T12:00:00Z");

    @Test
    void the_first_time_the_rate_is_notified_as_it_is() {
        LastNotified nothing = LastNotified.NEVER;

        assertEquals(Optional.of(ChangeCause.FIRST), nothing.causeToNotify(rate("600", 0), percent("5"), false));
        assertEquals(Optional.empty(), nothing.changePct(rate("600", 0)));
    }

    @ParameterizedTest
    @CsvSource({
        "600, 606, 1, DEVIATION",
        "600, 594, 1, DEVIATION",
        "600, 605.9, 1,",
        "600, 594.1, 1,",
        "600, 600.00000001, 0, DEVIATION",
        "600, 600.00, 0,",
        "600, , 50, AVAILABILITY",
        ", 600, 50, AVAILABILITY",
        ", , 0,",
    })
    void a_change_is_notified_from_the_threshold_on_both_ways(
            String last, String next, String percent, ChangeCause cause) {
        assertEquals(Optional.ofNullable(cause), notified(last).causeToNotify(rate(next, 1), percent(percent), false));
    }

    @Test
    void an_older_state_of_another_gateway_is_never_told() {
        assertEquals(Optional.empty(), notified("600").causeToNotify(rate("700", -1), percent("1"), true));
    }

    @Test
    void a_rate_grows_too_old_without_a_new_computation_but_does_not_come_back_without_one() {
        assertEquals(
                Optional.of(ChangeCause.AVAILABILITY),
                notified("600").causeToNotify(rate(null, 0), percent("1"), false));
        assertEquals(Optional.empty(), notified(null).causeToNotify(rate("600", 0), percent("1"), false));
    }

    @Test
    void who_asked_for_a_heartbeat_only_is_notified_at_its_time_only() {
        assertEquals(Optional.empty(), notified("600").causeToNotify(rate("900", 1), Optional.empty(), false));
        assertEquals(Optional.empty(), notified("600").causeToNotify(rate(null, 1), Optional.empty(), false));
        assertEquals(
                Optional.of(ChangeCause.HEARTBEAT),
                notified("600").causeToNotify(rate("600", 0), Optional.empty(), true));
    }

    @Test
    void a_heartbeat_is_due_once_its_time_since_the_last_notification_is_over() {
        Optional<Duration> minute = Optional.of(Duration.ofMinutes(1));

        assertFalse(notified("600").isHeartbeatDue(minute, THEN.plusSeconds(59)));
        assertTrue(notified("600").isHeartbeatDue(minute, THEN.plusSeconds(60)));
        assertFalse(notified("600").isHeartbeatDue(Optional.empty(), THEN.plusSeconds(60)));
        assertFalse(LastNotified.NEVER.isHeartbeatDue(minute, THEN));
    }

    private static LastNotified notified(String rate) {
        return new LastNotified(1, rate == null ? null : new BigDecimal(rate), THEN, THEN);
    }

    private static ObservedRate rate(String rate, int seconds) {
        return new ObservedRate(Optional.ofNullable(rate).map(BigDecimal::new), THEN.plusSeconds(seconds));
    }

    private static Optional<BigDecimal> percent(String text) {
        return Optional.of(new BigDecimal(text));
    }
}
