package io.usdtaggregator.gateway.usage;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.redis.client.RedisClientName;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.Cancellable;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.gateway.security.Caller;
import io.usdtaggregator.gateway.security.CallerId;
import io.usdtaggregator.model.access.Access;
import io.usdtaggregator.model.access.Access.Quota;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several gateways' counting side by side, over a real Redis and PostgreSQL: each call is counted once, whatever happens. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class UsageCountsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final YearMonth MONTH = YearMonth.now(ZoneOffset.UTC);
    private static final Quota AGREED = new Quota(600, 100, null, new BigDecimal("0.01"), false);

    @Inject
    RedisCommands commands;

    @Inject
    @RedisClientName("subscriptions")
    ReactiveRedisDataSource subscriptions;

    @Inject
    UsageCounters counters;

    @Inject
    UsageLedger ledger;

    @Inject
    UsageSettling settling;

    private final CallerId who = new CallerId("a-" + UUID.randomUUID(), "k-1");
    private final List<Gateway> gateways = new ArrayList<>();

    /** One gateway, which a timer drives as the scheduler does. */
    private record Gateway(Usage usage, CallBroadcast limits, Cancellable scheduled) {
        static Gateway start(Usage usage, CallBroadcast limits) {
            return new Gateway(
                    usage,
                    limits,
                    Multi.createFrom()
                            .ticks()
                            .every(Duration.ofMillis(100))
                            .onOverflow()
                            .drop()
                            .onItem()
                            .transformToUniAndConcatenate(
                                    tick -> usage.sendToRedis().chain(usage::settleAndReadBack))
                            .subscribe()
                            .with(done -> {}));
        }

        void end() {
            scheduled.cancel();
            usage.close(null);
            limits.close();
        }
    }

    @AfterEach
    void end() {
        gateways.forEach(Gateway::end);
    }

    @Test
    void the_same_number_is_added_once_however_often_it_is_sent() {
        String gateway = UUID.randomUUID().toString();
        Map<CallsOf, Long> calls = Map.of(CallsOf.today(who), 7L);

        for (int time = 0; time < 3; time++) {
            counters.add(gateway, 1, calls).await().atMost(PATIENCE);
        }
        counters.add(gateway, 2, calls).await().atMost(PATIENCE);

        assertEquals(14, inMonth());
    }

    @Test
    void a_redis_that_is_frozen_while_calls_are_sent_counts_them_once() throws Exception {
        Gateway gateway = gateway();
        call(gateway, caller(AGREED, Optional.empty()), 5);
        signal("STOP");
        try {
            call(gateway, caller(AGREED, Optional.empty()), 6);
            // Longer than a flush waits for its answer: it is given up, and executed all the same once Redis goes on.
            Thread.sleep(2_600);
        } finally {
            signal("CONT");
        }

        await().atMost(PATIENCE).until(() -> inMonth() >= 11);
        call(gateway, caller(AGREED, Optional.empty()), 1);
        await().atMost(PATIENCE).until(() -> inMonth() >= 12);
        assertEquals(12, inMonth());
    }

    @Test
    void calls_whose_acknowledgement_was_lost_are_read_back_once() throws Exception {
        CallBroadcast limits = new CallBroadcast(commands, subscriptions);
        Usage usage = new Usage(counters, settling, limits);
        // No timer drives this one: what happens between a lost answer and the next try is what is looked at.
        Gateway gateway = new Gateway(usage, limits, () -> {});
        gateways.add(gateway);
        // Redis knows the script then, and runs it when it goes on.
        call(gateway, caller(AGREED, Optional.empty()), 1);
        usage.sendToRedis().await().atMost(PATIENCE);
        call(gateway, caller(AGREED, Optional.empty()), 6);
        signal("STOP");
        try {
            usage.sendToRedis().await().atMost(PATIENCE);
        } finally {
            signal("CONT");
        }
        await().atMost(PATIENCE).until(() -> inMonth() == 7);

        usage.settleAndReadBack().await().atMost(PATIENCE);
        assertEquals(7, usage.of(who).calls());
        usage.sendToRedis().await().atMost(PATIENCE);
        assertEquals(7, usage.of(who).calls());
        usage.settleAndReadBack().await().atMost(PATIENCE);
        assertEquals(7, usage.of(who).calls());
    }

    @Test
    void a_gateway_that_ends_in_order_leaves_all_its_calls_once() {
        Gateway gateway = gateway();
        call(gateway, caller(AGREED, Optional.empty()), 9);

        gateway.end();

        assertEquals(9, inMonth());
    }

    @Test
    void a_batch_is_seen_once_while_it_is_taken_and_when_it_is_settled() {
        counters.add("g-" + who.accountId(), 1, Map.of(CallsOf.today(who), 4L))
                .await()
                .atMost(PATIENCE);
        UsageCounters.Batch batch = counters.take().await().atMost(PATIENCE);

        assertEquals(4, inMonth());
        ledger.add(batch, any -> Optional.of(AGREED)).await().atMost(PATIENCE);
        assertEquals(4, inMonth());
        counters.settled(batch).await().atMost(PATIENCE);
        assertEquals(4, inMonth());
    }

    @Test
    void calls_cost_what_was_agreed_on_their_day_and_nothing_where_the_caller_is_exempt() {
        batch(10, AGREED);
        batch(10, new Quota(600, 100, null, new BigDecimal("0.05"), false));
        batch(10, new Quota(600, 100, null, new BigDecimal("0.05"), true));
        UsageCost spent = settling.month(MONTH).await().atMost(PATIENCE).get(CallsOf.today(who));

        assertEquals(30, spent.calls());
        assertEquals(0, new BigDecimal("0.60").compareTo(spent.price(AGREED)));
        assertEquals(
                0,
                new BigDecimal("0.90")
                        .compareTo(spent.plus(UsageCost.unpriced(30)).price(AGREED)));
    }

    @Test
    void the_months_quota_of_an_account_holds_for_all_its_keys_over_three_gateways() {
        Quota monthly = new Quota(600, 100, 300L, BigDecimal.ZERO, false);
        List<Gateway> three = List.of(gateway(), gateway(), gateway());
        three.forEach(gateway -> await().atMost(PATIENCE).until(gateway.usage()::isReady));
        hearEachOther(three);
        int passed = 0;
        // Each gateway is asked by another key of the account, in turns, as fast as they hear of each other.
        for (int round = 0; round < 40; round++) {
            for (int number = 0; number < 3; number++) {
                passed += passes(three.get(number), caller("k-" + number, monthly, Optional.empty()), 5);
            }
            pause();
        }

        assertTrue(passed >= 300 && passed <= 315, passed + " of 300 passed");
    }

    @Test
    void a_keys_own_quota_ends_before_its_accounts() {
        Gateway gateway = gateway();
        await().atMost(PATIENCE).until(gateway.usage()::isReady);
        Caller tight = caller(
                new Quota(600, 100, 100L, BigDecimal.ZERO, false),
                Optional.of(new Quota(600, 100, 3L, BigDecimal.ZERO, false)));

        assertEquals(3, passes(gateway, tight, 10));
        assertEquals(97, passes(gateway, caller("k-2", tight.agreed(), Optional.empty()), 200));
    }

    @Test
    void a_gateway_that_starts_knows_what_was_used_before_it_says_that_it_is_ready() {
        counters.add("g-" + who.accountId(), 1, Map.of(CallsOf.today(who), 50L))
                .await()
                .atMost(PATIENCE);
        Gateway gateway = gateway();
        await().atMost(PATIENCE).until(gateway.usage()::isReady);

        assertThrows(HttpProblem.class, () -> gateway.usage()
                .count(caller(new Quota(600, 100, 50L, BigDecimal.ZERO, false), Optional.empty())));
    }

    @Test
    void a_new_month_begins_with_nothing_used() {
        LocalDate last = MONTH.minusMonths(1).atEndOfMonth();
        MonthTotals before = MonthTotals.empty(MONTH.minusMonths(1))
                .plus(Map.of(new CallsOf(last, who.accountId(), who.keyId()), UsageCost.unpriced(8)));

        assertEquals(
                8, before.of(new CallsOf(last, who.accountId(), who.keyId())).calls());
        assertEquals(0, before.of(CallsOf.today(who)).calls());
        assertEquals(0, before.in(MONTH).ofAccount(CallsOf.today(who)).calls());
    }

    @Test
    void a_gateway_that_starts_while_postgresql_is_out_knows_the_month_from_redis() throws Exception {
        batch(30, AGREED);
        counters.add("g-" + who.accountId(), 1, Map.of(CallsOf.today(who), 20L))
                .await()
                .atMost(PATIENCE);
        settling.monthWhateverIsOut(MONTH).await().atMost(PATIENCE);
        counters.add("g-" + who.accountId(), 2, Map.of(CallsOf.today(who), 5L))
                .await()
                .atMost(PATIENCE);
        EmbeddedServices.postgres().kill();
        try {
            Gateway gateway = gateway();
            await().atMost(PATIENCE).until(gateway.usage()::isReady);

            assertEquals(55, gateway.usage().of(who).calls());
            assertEquals(
                    0, new BigDecimal("0.55").compareTo(gateway.usage().of(who).price(AGREED)));
        } finally {
            EmbeddedServices.postgres().startAgain();
        }
    }

    @Test
    void what_is_remembered_of_earlier_turns_does_not_replace_what_is_known_of_later_ones() {
        YearMonth past = YearMonth.of(2001, 1);
        CallsOf calls = new CallsOf(past.atDay(1), who.accountId(), who.keyId());
        remember(past, calls, 4, "", 7);
        remember(past, calls, 6, "b-7", 7);
        remember(past, calls, 4, "", 7);
        remember(past, calls, 3, "b-6", 6);

        UsageCounters.Remembered known =
                counters.remembered(past).await().atMost(PATIENCE).orElseThrow();

        assertEquals(6, known.settled().get(calls).calls());
    }

    @Test
    void last_months_calls_that_redis_could_not_take_do_not_count_in_the_new_month() {
        PendingCalls pending = new PendingCalls();
        CallsOf last = new CallsOf(MONTH.minusMonths(1).atEndOfMonth(), who.accountId(), who.keyId());
        CallsOf first = new CallsOf(MONTH.atDay(1), who.accountId(), who.keyId());
        CallsOf second = new CallsOf(MONTH.atDay(2), who.accountId(), "k-2");
        pending.add(last);
        pending.add(first);
        pending.add(second);

        assertEquals(1, pending.of(first));
        assertEquals(2, pending.ofAccount(first));
        assertEquals(1, pending.ofAccount(last));
        assertEquals(1, pending.of(new CallsOf(MONTH.atDay(3), who.accountId(), who.keyId())));
        pending.acknowledged(pending.now());
        assertEquals(0, pending.ofAccount(first) + pending.ofAccount(last));
        pending.forgetBefore(MONTH.plusMonths(1).atDay(5));
        assertEquals(Map.of(), pending.now());
    }

    private Gateway gateway() {
        CallBroadcast limits = new CallBroadcast(commands, subscriptions);
        Gateway gateway = Gateway.start(new Usage(counters, settling, limits), limits);
        gateways.add(gateway);
        return gateway;
    }

    private void hearEachOther(List<Gateway> all) {
        List<AtomicBoolean> heard = all.stream().map(any -> new AtomicBoolean()).toList();
        for (int number = 0; number < all.size(); number++) {
            AtomicBoolean here = heard.get(number);
            all.get(number).limits().onOthers(calls -> here.set(true));
        }
        await().atMost(PATIENCE).until(() -> {
            all.forEach(gateway -> gateway.limits().letThrough(new CallerId("hello", "")));
            return heard.stream().allMatch(AtomicBoolean::get);
        });
    }

    private static void signal(String name) throws Exception {
        String redis = String.valueOf(EmbeddedServices.redis().pid());
        assertEquals(0, new ProcessBuilder("kill", "-" + name, redis).start().waitFor());
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void batch(long calls, Quota agreed) {
        ledger.add(
                        new UsageCounters.Batch(UUID.randomUUID().toString(), Map.of(CallsOf.today(who), calls)),
                        any -> Optional.of(agreed))
                .await()
                .atMost(PATIENCE);
    }

    private void remember(YearMonth month, CallsOf of, long calls, String batch, long turns) {
        counters.remember(month, Map.of(of, UsageCost.unpriced(calls)), batch, turns)
                .await()
                .atMost(PATIENCE);
    }

    private long inMonth() {
        return settling.month(MONTH)
                .await()
                .atMost(PATIENCE)
                .getOrDefault(CallsOf.today(who), UsageCost.NOTHING)
                .calls();
    }

    private Caller caller(Quota agreed, Optional<Quota> own) {
        return caller(who.keyId(), agreed, own);
    }

    private Caller caller(String key, Quota agreed, Optional<Quota> own) {
        return new Caller(new CallerId(who.accountId(), key), Set.of(Access.INTEGRATOR), agreed, own);
    }

    private static void call(Gateway gateway, Caller caller, int times) {
        assertEquals(times, passes(gateway, caller, times));
    }

    private static int passes(Gateway gateway, Caller caller, int tries) {
        int passed = 0;
        for (int call = 0; call < tries; call++) {
            try {
                gateway.usage().count(caller);
                passed++;
            } catch (HttpProblem refused) {
                assertEquals("quota_exhausted", Problem.code(refused));
            }
        }
        return passed;
    }
}
