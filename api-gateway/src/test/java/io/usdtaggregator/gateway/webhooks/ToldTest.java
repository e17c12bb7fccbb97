package io.usdtaggregator.gateway.webhooks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.NullNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a rate is told. */
class ToldTest {
    private static final Instant THEN = Instant.parse("2026-08-21T12:00:00Z");

    @Test
    void the_first_time_the_rate_is_told_as_it_is() {
        Told nothing = new Told(0, Optional.empty(), null, false);

        assertEquals(Optional.of(Cause.FIRST), nothing.causeToTell(reading("600", 0), percent("5")));
        assertEquals(Optional.empty(), nothing.changePct(reading("600", 0)));
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
    void a_change_is_told_from_the_threshold_on_both_ways(String last, String next, String percent, Cause cause) {
        assertEquals(Optional.ofNullable(cause), told(last, false).causeToTell(reading(next, 1), percent(percent)));
    }

    @Test
    void an_older_state_of_another_gateway_is_never_told() {
        assertEquals(Optional.empty(), told("600", true).causeToTell(reading("700", -1), percent("1")));
    }

    @Test
    void a_rate_grows_too_old_without_a_new_computation_but_does_not_come_back_without_one() {
        assertEquals(Optional.of(Cause.AVAILABILITY), told("600", false).causeToTell(reading(null, 0), percent("1")));
        assertEquals(Optional.empty(), told(null, false).causeToTell(reading("600", 0), percent("1")));
    }

    @Test
    void who_asked_for_a_heartbeat_only_is_told_at_its_time_only() {
        assertEquals(Optional.empty(), told("600", false).causeToTell(reading("900", 1), Optional.empty()));
        assertEquals(Optional.empty(), told("600", false).causeToTell(reading(null, 1), Optional.empty()));
        assertEquals(Optional.of(Cause.HEARTBEAT), told("600", true).causeToTell(reading("600", 0), Optional.empty()));
    }

    private static Told told(String rate, boolean heartbeatDue) {
        return new Told(1, Optional.ofNullable(rate).map(BigDecimal::new), THEN, heartbeatDue);
    }

    private static Reading reading(String rate, int seconds) {
        return new Reading(
                false,
                Optional.ofNullable(rate).map(BigDecimal::new),
                THEN.plusSeconds(seconds),
                NullNode.getInstance());
    }

    private static Optional<BigDecimal> percent(String text) {
        return Optional.of(new BigDecimal(text));
    }
}
