package io.usdtaggregator.gateway.limits;

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
    private final ManualClock clock = new ManualClock();
    private static final Quota QUOTA = new Quota(600, 100, null, BigDecimal.ZERO, false);

    @Test
    void a_burst_passes_and_then_one_call_each_tenth_of_a_second() {
        TokenBucket bucket = new TokenBucket(QUOTA, clock);

        assertEquals(100, passed(bucket, 0, 200));
        assertEquals(0, passed(bucket, 99 * MILLI, 10));
        assertEquals(1, passed(bucket, 101 * MILLI, 10));
        assertEquals(100, passed(bucket, 3_600_000 * MILLI, 500));
    }

    @Test
    void what_is_owed_is_waited_for() {
        TokenBucket bucket = new TokenBucket(QUOTA, clock);
        owe(bucket, 150, 0);

        TokenBucket.Taken refused = clock.at(0, () -> bucket.take(1));

        assertFalse(refused.allowed());
        assertEquals(0, refused.remaining());
        assertEquals(5_100, refused.untilNext().toMillis());
        assertTrue(clock.at(5_101 * MILLI, () -> bucket.take(1)).allowed());
    }

    @Test
    void three_gateways_together_let_through_what_was_agreed_to_within_five_percent() {
        List<TokenBucket> gateways = IntStream.range(0, 3)
                .mapToObj(number -> new TokenBucket(QUOTA, clock))
                .toList();
        long[] sinceTold = new long[3];
        long total = 0;
        // Each is asked a hundred times a second, and tells the others what it let through five times a second.
        for (long at = 0; at < 60_000; at += 10) {
            for (int self = 0; self < 3; self++) {
                if (take(gateways.get(self), at * MILLI).allowed()) {
                    sinceTold[self]++;
                    total++;
                }
            }
            if (at % 200 == 0) {
                for (int self = 0; self < 3; self++) {
                    for (int other = 0; other < 3; other++) {
                        if (other != self) {
                            owe(gateways.get(other), sinceTold[self], at * MILLI);
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
                .mapToObj(number -> new TokenBucket(QUOTA, clock))
                .toList();
        long quiet = 60_000 * MILLI;

        int atFirst = passed(gateways.get(0), quiet, 200);
        owe(gateways.get(1), atFirst, quiet + 200 * MILLI);
        owe(gateways.get(2), atFirst, quiet + 200 * MILLI);
        int later =
                passed(gateways.get(1), quiet + 300 * MILLI, 200) + passed(gateways.get(2), quiet + 300 * MILLI, 200);

        assertEquals(100, atFirst);
        assertTrue(later <= 2, later + " passed once more");
    }

    @Test
    void a_key_with_limits_of_its_own_takes_from_its_account_too_and_from_neither_when_one_refuses() {
        TokenBucket account = new TokenBucket(QUOTA, clock);
        TokenBucket small = new TokenBucket(new Quota(60, 10, null, BigDecimal.ZERO, false), clock);
        TokenBucket large = new TokenBucket(new Quota(6_000, 1_000, null, BigDecimal.ZERO, false), clock);

        Allowance tight = new Allowance(account, Optional.of(small));
        int bySmall = (int) IntStream.range(0, 50)
                .filter(any -> clock.at(0, () -> tight.take(1)).allowed())
                .count();
        Allowance wide = new Allowance(account, Optional.of(large));
        int byLarge = (int) IntStream.range(0, 500)
                .filter(any -> clock.at(0, () -> wide.take(1)).allowed())
                .count();

        assertEquals(10, bySmall);
        assertEquals(90, byLarge);
        assertEquals(909, clock.at(0, () -> large.take(1)).remaining());
    }

    @Test
    void the_policy_says_how_long_a_burst_takes_to_be_there_again() {
        assertEquals(
                "\"minute\";q=600;w=60, \"burst\";q=100;w=10",
                clock.at(0, () -> new TokenBucket(QUOTA, clock).take(1))
                        .policy()
                        .toString());
    }

    @Test
    void whoever_is_refused_by_key_and_account_is_told_the_longer_wait() {
        TokenBucket account = new TokenBucket(new Quota(60, 1, null, BigDecimal.ZERO, false), clock);
        TokenBucket key = new TokenBucket(new Quota(6, 1, null, BigDecimal.ZERO, false), clock);
        Allowance both = new Allowance(account, Optional.of(key));
        assertTrue(clock.at(0, () -> both.take(1)).allowed());

        assertEquals(10_000, clock.at(0, () -> both.take(1)).untilNext().toMillis());
        assertEquals(
                9_000, clock.at(1_000 * MILLI, () -> both.take(1)).untilNext().toMillis());
        assertTrue(
                clock.at(1_000 * MILLI, () -> account.take(1)).allowed(),
                "what the key refused took nothing from the account");
    }

    @Test
    void what_is_left_goes_with_the_time_until_there_is_one_more() {
        TokenBucket bucket = new TokenBucket(QUOTA, clock);

        TokenBucket.Taken first = clock.at(0, () -> bucket.take(1));

        assertEquals(99, first.remaining());
        assertEquals(100, first.untilNext().toMillis());
        assertEquals(98, clock.at(99 * MILLI, () -> bucket.take(1)).remaining());
        assertEquals(98, clock.at(100 * MILLI, () -> bucket.take(1)).remaining());
    }

    @Test
    void three_gateways_that_do_not_hear_each_other_let_through_together_what_was_agreed() {
        List<TokenBucket> gateways = IntStream.range(0, 3)
                .mapToObj(number -> new TokenBucket(QUOTA, clock))
                .toList();
        int passed = 0;
        for (long at = 0; at <= 60_000; at += 10) {
            for (TokenBucket gateway : gateways) {
                passed += clock.at(at * MILLI, () -> gateway.take(3)).allowed() ? 1 : 0;
            }
        }

        assertTrue(Math.abs(passed - 700) <= 700 * 5 / 100, passed + " of 700 passed");
    }

    @Test
    void a_limit_holds_within_five_percent_however_unevenly_gateways_are_asked() {
        List<TokenBucket> gateways = IntStream.range(0, 3)
                .mapToObj(number -> new TokenBucket(QUOTA, clock))
                .toList();
        int[] everyMillis = {5, 50, 1_000};
        int[] sinceTold = new int[3];
        int passed = 0;
        for (long at = 0; at <= 60_000; at++) {
            for (int self = 0; self < 3; self++) {
                if (at % everyMillis[self] == 0
                        && take(gateways.get(self), at * MILLI).allowed()) {
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

    private void tellOthers(List<TokenBucket> gateways, int[] sinceTold, long now) {
        for (int self = 0; self < gateways.size(); self++) {
            for (int other = 0; other < gateways.size(); other++) {
                if (other != self) {
                    owe(gateways.get(other), sinceTold[self], now);
                }
            }
            sinceTold[self] = 0;
        }
    }

    private int passed(TokenBucket bucket, long now, int tries) {
        return (int) IntStream.range(0, tries)
                .filter(any -> clock.at(now, () -> bucket.take(1)).allowed())
                .count();
    }

    private TokenBucket.Taken take(TokenBucket bucket, long now) {
        return clock.at(now, () -> bucket.take(1));
    }

    private void owe(TokenBucket bucket, long calls, long now) {
        clock.at(now, () -> {
            bucket.owe(calls);
            return true;
        });
    }
}
