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
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.gateway.Seed;
import io.usdtaggregator.gateway.security.Accounts;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several gateways' counting side by side, over a real Redis and PostgreSQL: each call is counted once, whatever happens. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class UsageCountsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final YearMonth MONTH = YearMonth.now(ZoneOffset.UTC);
    private static final Quota AGREED = new Quota(600, 100, null, new BigDecimal("0.01"), false);

    @Inject
    RedisCommands commands;

    @Inject
    @RedisClientName("subscriptions")
    ReactiveRedisDataSource subscriptions;

    @Inject
    UsageLedger ledger;

    @Inject
    KeyUses uses;

    @Inject
    Accounts accounts;

    @Inject
    Seed seed;

    private final CallerId who = new CallerId("a-" + UUID.randomUUID(), "k-1");
    private final List<Gateway> gateways = new ArrayList<>();
    private UsageCounters counters;
    private UsageSettling settling;

    /** One gateway; a timer reads back for it as the scheduler does. */
    private record Gateway(Usage usage, OtherGateways others, Cancellable scheduled) {
        void end() {
            scheduled.cancel();
            usage.close(null);
            others.close(null);
        }
    }

    @BeforeEach
    void parts() {
        counters = new UsageCounters(commands);
        settling = new UsageSettling(counters, ledger, uses, accounts);
        // Before accounts are read nothing is settled.
        seed.all();
        await().atMost(PATIENCE).until(() -> accounts.ifRead().isPresent());
    }

    @AfterEach
    void end() {
        gateways.forEach(Gateway::end);
    }

    @Test
    void the_same_number_is_added_once_however_often_it_is_sent() {
        for (int time = 0; time < 3; time++) {
            add(1, 7);
        }
        add(2, 7);

        assertEquals(14, inMonth());
    }

    @Test
    void a_redis_that_is_frozen_while_calls_are_sent_counts_them_once() throws Exception {
        Gateway gateway = gateway();
        call(gateway, caller(AGREED, Optional.empty()), 5);
        signal("STOP");
        try {
            call(gateway, caller(AGREED, Optional.empty()), 6);
            // Given up after its deadline, and executed all the same once Redis goes on.
            gateway.usage().send().await().atMost(PATIENCE);
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
        // No timer drives this one: what happens between a lost answer and the next try is what is looked at.
        OtherGateways others = new OtherGateways(subscriptions);
        Usage usage = new Usage(counters, settling, others);
        Gateway gateway = new Gateway(usage, others, () -> {});
        gateways.add(gateway);
        // Redis knows the script then, and runs it when it goes on.
        call(gateway, caller(AGREED, Optional.empty()), 1);
        usage.send().await().atMost(PATIENCE);
        call(gateway, caller(AGREED, Optional.empty()), 6);
        signal("STOP");
        try {
            usage.send().await().atMost(PATIENCE);
        } finally {
            signal("CONT");
        }
        await().atMost(PATIENCE).until(() -> inMonth() == 7);

        usage.readBackAndSettle().await().atMost(PATIENCE);
        assertEquals(7, usage.of(who).calls());
        call(gateway, caller(AGREED, Optional.empty()), 2);
        usage.send().await().atMost(PATIENCE);
        assertEquals(9, usage.of(who).calls());
        usage.readBackAndSettle().await().atMost(PATIENCE);
        assertEquals(9, usage.of(who).calls());
        assertEquals(9, inMonth());
    }

    @Test
    void a_gateway_that_ends_in_order_leaves_all_its_calls_once() {
        Gateway gateway = gateway();
        call(gateway, caller(AGREED, Optional.empty()), 9);

        gateway.end();

        assertEquals(9, inMonth());
    }

    @Test
    void calls_are_seen_once_while_they_are_settled_and_however_often_that_happens() {
        add(1, 4);
        UsageSettling.Read before = settling.read(MONTH).await().atMost(PATIENCE);

        for (int time = 0; time < 2; time++) {
            settling.settle(before).await().atMost(PATIENCE);
            assertEquals(4, inMonth());
        }
        add(2, 3);
        settling.settle(before).await().atMost(PATIENCE);

        assertEquals(7, inMonth());
        settling.read(MONTH).chain(settling::settle).await().atMost(PATIENCE);
        assertEquals(7, inMonth());
    }

    @Test
    void a_count_that_comes_late_does_not_replace_a_later_one() {
        settle("e-1", 6, AGREED);
        settle("e-1", 4, AGREED);

        assertEquals(6, inMonth());
    }

    @Test
    void calls_of_before_and_after_redis_lost_its_data_are_both_counted() {
        add(1, 4);
        settling.read(MONTH).chain(settling::settle).await().atMost(PATIENCE);
        commands.delete(RedisKeys.USAGE_DAY + CallerDay.today(who).day())
                .await()
                .atMost(PATIENCE);
        assertEquals(4, inMonth());

        add(2, 3);

        assertEquals(7, inMonth());
        settling.read(MONTH).chain(settling::settle).await().atMost(PATIENCE);
        assertEquals(7, inMonth());
    }

    @Test
    void calls_cost_what_was_agreed_on_their_day_and_nothing_where_the_caller_is_exempt() {
        settle("e-1", 10, AGREED);
        settle("e-1", 20, new Quota(600, 100, null, new BigDecimal("0.05"), false));
        settle("e-1", 30, new Quota(600, 100, null, new BigDecimal("0.05"), true));
        UsageCost spent = settling.month(MONTH).await().atMost(PATIENCE).get(CallerDay.today(who));

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
        // Each gateway is asked by another key of the account, in turns; then they hear of each other.
        for (int round = 0; round < 40; round++) {
            for (int number = 0; number < 3; number++) {
                passed += passes(three.get(number), caller("k-" + number, monthly, Optional.empty()), 5);
            }
            long all = passed;
            await().atMost(PATIENCE).until(() -> three.stream()
                    .allMatch(gateway -> gateway.usage().ofAccount(who).calls() == all));
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
        add(1, 50);
        Gateway gateway = gateway();
        await().atMost(PATIENCE).until(gateway.usage()::isReady);

        assertThrows(HttpProblem.class, () -> gateway.usage()
                .count(caller(new Quota(600, 100, 50L, BigDecimal.ZERO, false), Optional.empty())));
    }

    @Test
    void a_new_month_begins_with_nothing_used() {
        LocalDate last = MONTH.minusMonths(1).atEndOfMonth();
        MonthTotals before = MonthTotals.empty(MONTH.minusMonths(1))
                .plus(Map.of(new CallerDay(last, who.accountId(), who.keyId()), UsageCost.unpriced(8)));

        assertEquals(
                8, before.of(new CallerDay(last, who.accountId(), who.keyId())).calls());
        assertEquals(0, before.of(CallerDay.today(who)).calls());
        assertEquals(0, before.in(MONTH).ofAccount(CallerDay.today(who)).calls());
    }

    @Test
    void a_gateway_that_starts_while_postgresql_is_out_knows_the_month_from_redis() throws Exception {
        add(1, 30);
        settling.read(MONTH).chain(settling::settle).await().atMost(PATIENCE);
        add(2, 25);
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
    void last_months_calls_that_redis_could_not_take_do_not_count_in_the_new_month() {
        PendingCalls pending = new PendingCalls();
        CallerDay last = new CallerDay(MONTH.minusMonths(1).atEndOfMonth(), who.accountId(), who.keyId());
        CallerDay first = new CallerDay(MONTH.atDay(1), who.accountId(), who.keyId());
        CallerDay second = new CallerDay(MONTH.atDay(2), who.accountId(), "k-2");
        pending.add(last);
        pending.add(first);
        pending.add(second);

        assertEquals(1, pending.of(first));
        assertEquals(2, pending.ofAccount(first));
        assertEquals(1, pending.ofAccount(last));
        assertEquals(1, pending.of(new CallerDay(MONTH.atDay(3), who.accountId(), who.keyId())));
        pending.acknowledged(pending.now());
        assertEquals(0, pending.ofAccount(first) + pending.ofAccount(last));
        pending.forgetBefore(MONTH.plusMonths(1).atDay(5));
        assertEquals(Map.of(), pending.now());
    }

    private Gateway gateway() {
        UsageCounters own = new UsageCounters(commands);
        OtherGateways others = new OtherGateways(subscriptions);
        Usage usage = new Usage(own, new UsageSettling(own, ledger, uses, accounts), others);
        usage.start();
        Gateway gateway = new Gateway(
                usage,
                others,
                Multi.createFrom()
                        .ticks()
                        .every(Duration.ofMillis(100))
                        .onOverflow()
                        .drop()
                        .onItem()
                        .transformToUniAndConcatenate(tick -> usage.readBackAndSettle())
                        .subscribe()
                        .with(done -> {}));
        gateways.add(gateway);
        return gateway;
    }

    private void hearEachOther(List<Gateway> all) {
        List<AtomicBoolean> heard = all.stream().map(any -> new AtomicBoolean()).toList();
        for (int number = 0; number < all.size(); number++) {
            AtomicBoolean here = heard.get(number);
            all.get(number).others().listen(let -> here.set(true));
        }
        await().atMost(PATIENCE).until(() -> {
            all.forEach(gateway -> gateway.usage().admitted(new CallerId("hello", "")));
            return heard.stream().allMatch(AtomicBoolean::get);
        });
    }

    private static void signal(String name) throws Exception {
        String redis = String.valueOf(EmbeddedServices.redis().pid());
        assertEquals(0, new ProcessBuilder("kill", "-" + name, redis).start().waitFor());
    }

    /** What the gateway of {@link #counters} counted. */
    private void add(long number, long calls) {
        counters.add(number, Map.of(CallerDay.today(who), calls), "{\"gateway\":\"g\",\"calls\":{},\"counted\":{}}")
                .await()
                .atMost(PATIENCE);
    }

    private void settle(String era, long calls, Quota agreed) {
        ledger.settle(Map.of(new UsageLedger.Entry(CallerDay.today(who), era), calls), any -> Optional.of(agreed))
                .await()
                .atMost(PATIENCE);
    }

    private long inMonth() {
        return settling.month(MONTH)
                .await()
                .atMost(PATIENCE)
                .getOrDefault(CallerDay.today(who), UsageCost.NOTHING)
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
