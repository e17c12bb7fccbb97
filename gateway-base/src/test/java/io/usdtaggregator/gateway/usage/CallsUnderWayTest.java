package io.usdtaggregator.gateway.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.gateway.security.CallerId;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What other gateways are told after Redis hung: all at once it would stop a caller who never asked too often. */
class CallsUnderWayTest {
    private static final CallerId WHO = new CallerId("a-1", "k-1");
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final PendingCalls pending = new PendingCalls();
    private final CallCounts admitted = new CallCounts();
    private long now = MINUTE;
    private final CallsUnderWay underWay = new CallsUnderWay(pending, admitted, () -> now);

    @Test
    void what_was_let_through_lately_is_told_once() {
        call(3);
        CallsUnderWay.Batch batch = underWay.next();

        assertEquals(Map.of(WHO, 3L), underWay.recentlyAdmitted());
        assertTrue(underWay.acknowledge(batch));
        assertFalse(underWay.acknowledge(batch));
        assertTrue(underWay.next().isEmpty());
    }

    @Test
    void calls_of_a_minute_in_which_redis_hung_are_counted_and_told_to_nobody() {
        call(1);
        CallsUnderWay.Batch batch = underWay.next();
        hangForAMinute();

        assertEquals(Map.of(), underWay.recentlyAdmitted());
        assertTrue(underWay.acknowledge(batch));

        assertNothingToTellButAllToCount();
    }

    /** Redis had carried out what it did not answer: that is read back before the next try is answered. */
    @Test
    void nor_are_they_told_when_it_is_read_back_that_redis_has_those_of_before() {
        call(1);
        CallsUnderWay.Batch batch = underWay.next();
        hangForAMinute();

        underWay.acknowledgeUpTo(batch.number());

        assertNothingToTellButAllToCount();
    }

    private void hangForAMinute() {
        now += MINUTE;
        call(240);
    }

    private void assertNothingToTellButAllToCount() {
        CallsUnderWay.Batch next = underWay.next();
        assertEquals(Map.of(WHO, 240L), next.byCaller());
        assertEquals(Map.of(), underWay.recentlyAdmitted());

        underWay.acknowledge(next);
        call(2);
        underWay.next();
        assertEquals(Map.of(WHO, 2L), underWay.recentlyAdmitted());
    }

    private void call(int times) {
        for (int call = 0; call < times; call++) {
            admitted.add(WHO);
            pending.add(CallerDay.today(WHO));
        }
    }
}
