package io.usdtaggregator.gateway.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.model.access.Access.Quota;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
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
        bucket.owe(150, 0);

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
                            gateways.get(other).owe(sinceTold[self], at * MILLI);
                        }
                    }
                    sinceTold[self] = 0;
                }
            }
        }

        long agreed = 100 + 600;
        assertTrue(Math.abs(total - agreed) <= agreed * 5 / 100, "let through " + total + " of " + agreed);
    }

    @Test
    void a_burst_at_one_gateway_after_a_quiet_minute_is_not_to_be_had_again_at_the_next() {
        List<TokenBucket> gateways = IntStream.range(0, 3)
                .mapToObj(number -> new TokenBucket(QUOTA, 0))
                .toList();
        long quiet = 60_000 * MILLI;

        int atFirst = passed(gateways.get(0), quiet, 200);
        gateways.get(1).owe(atFirst, quiet + 200 * MILLI);
        gateways.get(2).owe(atFirst, quiet + 200 * MILLI);
        int later =
                passed(gateways.get(1), quiet + 300 * MILLI, 200) + passed(gateways.get(2), quiet + 300 * MILLI, 200);

        assertEquals(100, atFirst);
        assertTrue(later <= 2, later + " passed once more");
    }

    @Test
    void a_key_with_limits_of_its_own_takes_from_its_account_too_and_from_neither_when_one_refuses() {
        TokenBucket account = new TokenBucket(QUOTA, 0);
        TokenBucket small = new TokenBucket(new Quota(60, 10, null, BigDecimal.ZERO, false), 0);
        TokenBucket large = new TokenBucket(new Quota(6_000, 1_000, null, BigDecimal.ZERO, false), 0);

        Allowance tight = new Allowance(account, Optional.of(small));
        int bySmall = (int)
                IntStream.range(0, 50).filter(any -> tight.take(0, 1).allowed()).count();
        Allowance wide = new Allowance(account, Optional.of(large));
        int byLarge = (int)
                IntStream.range(0, 500).filter(any -> wide.take(0, 1).allowed()).count();

        assertEquals(10, bySmall);
        assertEquals(90, byLarge);
        assertEquals(909, large.take(0).remaining());
    }

    @Test
    void the_policy_says_how_long_a_burst_takes_to_be_there_again() {
        assertEquals(
                "\"minute\";q=600;w=60, \"burst\";q=100;w=10",
                new TokenBucket(QUOTA, 0).take(0).policy().toString());
    }

    @Test
    void whoever_is_refused_by_key_and_account_is_told_the_longer_wait() {
        TokenBucket account = new TokenBucket(new Quota(60, 1, null, BigDecimal.ZERO, false), 0);
        TokenBucket key = new TokenBucket(new Quota(6, 1, null, BigDecimal.ZERO, false), 0);
        Allowance both = new Allowance(account, Optional.of(key));
        assertTrue(both.take(0, 1).allowed());

        assertEquals(10_000, both.take(0, 1).untilNext().toMillis());
        assertEquals(9_000, both.take(1_000 * MILLI, 1).untilNext().toMillis());
        assertTrue(account.take(1_000 * MILLI).allowed(), "what the key refused took nothing from the account");
    }

    @Test
    void what_is_left_goes_with_the_time_until_there_is_one_more() {
        TokenBucket bucket = new TokenBucket(QUOTA, 0);

        TokenBucket.Taken first = bucket.take(0);

        assertEquals(99, first.remaining());
        assertEquals(100, first.untilNext().toMillis());
        assertEquals(98, bucket.take(99 * MILLI).remaining());
        assertEquals(98, bucket.take(100 * MILLI).remaining());
    }

    @Test
    void three_gateways_that_do_not_hear_each_other_let_through_together_what_was_agreed() {
        List<TokenBucket> gateways = IntStream.range(0, 3)
                .mapToObj(number -> new TokenBucket(QUOTA, 0))
                .toList();
        int passed = 0;
        for (long at = 0; at <= 60_000; at += 10) {
            for (TokenBucket gateway : gateways) {
                passed += gateway.take(at * MILLI, 3).allowed() ? 1 : 0;
            }
        }

        assertTrue(Math.abs(passed - 700) <= 700 * 5 / 100, passed + " of 700 passed");
    }

    @Test
    void a_limit_holds_within_five_percent_however_unevenly_gateways_are_asked() {
        List<TokenBucket> gateways = IntStream.range(0, 3)
                .mapToObj(number -> new TokenBucket(QUOTA, 0))
                .toList();
        int[] everyMillis = {5, 50, 1_000};
        int[] sinceTold = new int[3];
        int passed = 0;
        for (long at = 0; at <= 60_000; at++) {
            for (int self = 0; self < 3; self++) {
                if (at % everyMillis[self] == 0
                        && gateways.get(self).take(at * MILLI).allowed()) {
                    sinceTold[self]++;
                    passed++;
                }
            }
            if (at % 200 == 0) {
                tellOthers(gateways, sinceTold, at * MILLI);
            }
        }

        assertTrue(Math.abs(passed - 700) <= 700 * 5 / 100, passed + " of 700 passed");
    }

    private static void tellOthers(List<TokenBucket> gateways, int[] sinceTold, long now) {
        for (int self = 0; self < gateways.size(); self++) {
            for (int other = 0; other < gateways.size(); other++) {
                if (other != self) {
                    gateways.get(other).owe(sinceTold[self], now);
                }
            }
            sinceTold[self] = 0;
        }
    }

    private static int passed(TokenBucket bucket, long now, int tries) {
        return (int) IntStream.range(0, tries)
                .filter(any -> bucket.take(now).allowed())
                .count();
    }
}
