package io.usdtaggregator.gateway.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.model.access.Access.Quota;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Time is an argument here: these tests take none. */
class TokenBucketTest {
    private static final long MILLI = 1_000_000;
    private static final Quota QUOTA = new Quota(600, 100, null, BigDecimal.ZERO, false);

    @Test
    void a_burst_passes_and_then_one_call_each_tenth_of_a_second() {
        TokenBucket bucket = new TokenBucket(QUOTA, 0);

        assertEquals(100, passed(bucket, 0, 200));
        assertEquals(0, passed(bucket, 99 * MILLI, 10));
        assertEquals(1, passed(bucket, 101 * MILLI, 10));
        assertEquals(100, passed(bucket, 3_600_000 * MILLI, 500));
    }

    @Test
    void what_is_owed_is_waited_for() {
        TokenBucket bucket = new TokenBucket(QUOTA, 0);
        bucket.owe(150);

        TokenBucket.Taken refused = bucket.take(0);

        assertFalse(refused.allowed());
        assertEquals(0, refused.remaining());
        assertEquals(5_100, refused.untilNext().toMillis());
        assertTrue(bucket.take(5_101 * MILLI).allowed());
    }

    @Test
    void three_gateways_together_let_through_what_was_agreed_to_within_five_percent() {
        List<TokenBucket> gateways = IntStream.range(0, 3)
                .mapToObj(number -> new TokenBucket(QUOTA, 0))
                .toList();
        long[] sinceTold = new long[3];
        long total = 0;
        // Each is asked a hundred times a second, and tells the others what it let through five times a second.
        for (long at = 0; at < 60_000; at += 10) {
            for (int self = 0; self < 3; self++) {
                if (gateways.get(self).take(at * MILLI).allowed()) {
                    sinceTold[self]++;
                    total++;
                }
            }
            if (at % 200 == 0) {
                for (int self = 0; self < 3; self++) {
                    for (int other = 0; other < 3; other++) {
                        if (other != self) {
                            gateways.get(other).owe(sinceTold[self]);
                        }
                    }
                    sinceTold[self] = 0;
                }
            }
        }

        long agreed = 100 + 600;
        assertTrue(Math.abs(total - agreed) <= agreed * 5 / 100, "let through " + total + " of " + agreed);
    }

    private static int passed(TokenBucket bucket, long now, int tries) {
        return (int) IntStream.range(0, tries)
                .filter(any -> bucket.take(now).allowed())
                .count();
    }
}
