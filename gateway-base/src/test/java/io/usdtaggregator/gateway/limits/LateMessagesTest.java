package io.usdtaggregator.gateway.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.model.access.Access.Quota;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A gateway whose messages come back late charges each call for all gateways, and hears of the others' calls later. */
class LateMessagesTest {
    private static final long MILLI = 1_000_000;
    private static final int GATEWAYS = 3;
    private static final Quota QUOTA = new Quota(600, 100, null, BigDecimal.ZERO, false);

    private final ManualClock clock = new ManualClock();
    private final List<TokenBucket> buckets = IntStream.range(0, GATEWAYS)
            .mapToObj(number -> new TokenBucket(QUOTA, clock))
            .toList();
    private final List<Message> onTheirWay = new ArrayList<>();
    private final long[] sinceTold = new long[GATEWAYS];

    /** What one gateway let through, and when the others hear it. */
    private record Message(int to, long calls, long heardAt) {}

    @Test
    void calls_that_were_foreseen_are_not_owed_once_more() {
        TokenBucket bucket = buckets.get(0);
        clock.at(0, () -> bucket.take(3));
        clock.at(0, () -> bucket.take(3));

        clock.run(0, () -> bucket.owe(4));
        assertEquals(93, clock.at(0, () -> bucket.take(1)).remaining());

        clock.run(0, () -> bucket.owe(4));
        assertEquals(88, clock.at(0, () -> bucket.take(1)).remaining());
    }

    @Test
    void a_call_that_is_given_back_foresaw_nothing() {
        TokenBucket bucket = buckets.get(0);
        clock.at(0, () -> bucket.take(3));
        clock.run(0, () -> bucket.giveBack(3));
        clock.run(0, () -> bucket.owe(10));

        assertEquals(89, clock.at(0, () -> bucket.take(1)).remaining());
    }

    @Test
    void what_was_foreseen_long_ago_says_nothing_of_calls_now() {
        TokenBucket bucket = buckets.get(0);
        clock.at(0, () -> bucket.take(3));

        clock.run(11_000 * MILLI, () -> bucket.owe(10));
        assertEquals(89, clock.at(11_000 * MILLI, () -> bucket.take(1)).remaining());
    }

    @Test
    void one_gateway_that_hears_late_lets_all_together_through_what_was_agreed_to_within_five_percent() {
        assertAgreed(minute(self -> self == 0 ? 2_000 : 0));
    }

    @Test
    void gateways_that_all_hear_late_let_through_what_was_agreed_to_within_five_percent() {
        assertAgreed(minute(self -> 2_000));
    }

    /** Two gateways share what was agreed from the second on in which they notice that they hear nothing. */
    @Test
    void a_caller_at_240_of_600_calls_a_minute_is_let_through_while_redis_hangs_for_a_minute_and_afterwards() {
        List<TokenBucket> two = buckets.subList(0, 2);
        for (long at = 0; at < 180_000; at += 250) {
            boolean hangs = at >= 60_000 && at < 120_000;
            TokenBucket asked = two.get((int) (at / 250 % 2));
            int price = hangs && at >= 61_000 ? 2 : 1;
            assertTrue(clock.at(at * MILLI, () -> asked.take(price)).allowed(), "refused after " + at + " ms");
            if (!hangs) {
                TokenBucket other = asked == two.get(0) ? two.get(1) : two.get(0);
                clock.run(at * MILLI, () -> other.owe(1));
            }
        }
    }

    private interface Lateness {
        long of(int gateway);
    }

    /** Each is asked a hundred times a second, tells five times a second, and shares what was agreed while it hears late. */
    private long minute(Lateness late) {
        long total = 0;
        for (long at = 0; at < 60_000; at += 10) {
            hear(at);
            for (int self = 0; self < GATEWAYS; self++) {
                TokenBucket bucket = buckets.get(self);
                // The first second passes before a gateway knows that it hears nothing.
                int price = late.of(self) > 1_000 && at > 1_000 ? GATEWAYS : 1;
                if (clock.at(at * MILLI, () -> bucket.take(price)).allowed()) {
                    sinceTold[self]++;
                    total++;
                }
            }
            if (at % 200 == 0) {
                tell(at, late);
            }
        }
        return total;
    }

    private void tell(long at, Lateness late) {
        for (int self = 0; self < GATEWAYS; self++) {
            for (int other = 0; other < GATEWAYS; other++) {
                if (other != self) {
                    onTheirWay.add(new Message(other, sinceTold[self], at + late.of(other)));
                }
            }
            sinceTold[self] = 0;
        }
    }

    private void hear(long at) {
        onTheirWay.removeIf(message -> {
            if (message.heardAt() > at) {
                return false;
            }
            clock.run(at * MILLI, () -> buckets.get(message.to()).owe(message.calls()));
            return true;
        });
    }

    private static void assertAgreed(long total) {
        long agreed = 100 + 600;
        // In the second before it is noticed each gateway may have used up what is at once allowed.
        assertTrue(total <= agreed + 2 * 100 + agreed * 5 / 100, "let through " + total + " of " + agreed);
        assertTrue(total >= agreed * 95 / 100, "let through " + total + " of " + agreed);
    }
}
