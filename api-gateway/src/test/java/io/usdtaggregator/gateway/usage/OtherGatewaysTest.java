package io.usdtaggregator.gateway.usage;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.redis.client.RedisClientName;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.gateway.security.Accounts;
import io.usdtaggregator.gateway.security.Caller;
import io.usdtaggregator.gateway.security.CallerId;
import io.usdtaggregator.model.access.Access;
import io.usdtaggregator.model.access.Access.Quota;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class OtherGatewaysTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final CallerId HELLO = new CallerId("hello", "");
    private static final CallerId DEMO = new CallerId("a-demo", "k-other");
    private static final Quota AGREED = new Quota(600, 100, null, BigDecimal.ZERO, false);

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

    private final List<Gateway> gateways = new ArrayList<>();

    /** One gateway, and what it heard of the others. */
    private record Gateway(
            Usage usage, OtherGateways others, Map<CallerId, Long> admitted, Map<CallerId, Long> counted) {
        boolean hears(CallerId who, long calls) {
            return admitted.getOrDefault(who, 0L) == calls;
        }
    }

    @AfterEach
    void end() {
        gateways.forEach(gateway -> {
            gateway.usage().close(null);
            gateway.others().close(null);
        });
    }

    @Test
    void each_gateway_hears_what_the_others_let_through_and_not_its_own() {
        Gateway one = gateway(message -> false);
        Gateway other = gateway(message -> false);
        hearEachOther(one, other);

        for (int call = 0; call < 7; call++) {
            one.usage().admitted(DEMO);
        }

        await().atMost(PATIENCE).until(() -> other.hears(DEMO, 7));
        assertEquals(null, one.admitted().get(DEMO));
    }

    @Test
    void gateways_hear_each_other_again_after_redis_was_killed() throws Exception {
        Gateway one = gateway(message -> false);
        Gateway other = gateway(message -> false);
        EmbeddedServices.redis().kill();
        one.usage().admitted(new CallerId("away", ""));
        other.usage().admitted(new CallerId("away", ""));
        EmbeddedServices.redis().startEmpty();

        hearEachOther(one, other);
    }

    @Test
    void what_could_not_be_told_is_told_once_redis_answers() {
        AtomicInteger failures = new AtomicInteger(3);
        Gateway listening = gateway(message -> false);
        Gateway failing = gateway(message -> message.contains("k-other") && failures.getAndDecrement() > 0);
        hearEachOther(listening, failing);

        for (int call = 0; call < 7; call++) {
            failing.usage().admitted(DEMO);
        }

        await().atMost(PATIENCE).until(() -> listening.hears(DEMO, 7));
        assertTrue(failures.get() <= 0);
    }

    @Test
    void while_gateways_do_not_hear_each_other_each_has_its_part_of_what_was_agreed() {
        ConcurrentHashMap<String, Boolean> out = new ConcurrentHashMap<>();
        Gateway one = gateway(message -> out.containsKey("out"));
        Gateway other = gateway(message -> out.containsKey("out"));
        hearEachOther(one, other);
        assertEquals(1, one.others().gatewaysToShareWith());

        out.put("out", true);
        // The gateway under test itself may be heard too.
        await().atMost(PATIENCE).until(() -> {
            one.usage().admitted(HELLO);
            return one.others().gatewaysToShareWith() >= 2;
        });
        out.clear();
        await().atMost(PATIENCE).until(() -> {
            one.usage().admitted(HELLO);
            return one.others().gatewaysToShareWith() == 1;
        });
    }

    @Test
    void calls_that_are_refused_for_another_reason_take_from_limits_elsewhere_and_not_from_the_month() {
        Gateway listening = gateway(message -> false);
        Gateway telling = gateway(message -> false);
        hearEachOther(listening, telling);

        for (int call = 0; call < 5; call++) {
            telling.usage().admitted(DEMO);
        }
        Caller demo = new Caller(DEMO, Set.of(Access.INTEGRATOR), AGREED, Optional.empty());
        telling.usage().count(demo);
        telling.usage().count(demo);

        await().atMost(PATIENCE)
                .until(() -> listening.hears(DEMO, 5) && listening.counted().getOrDefault(DEMO, 0L) == 2);
        assertEquals(null, listening.counted().get(HELLO));
    }

    /** @param lost which messages Redis does not get */
    private Gateway gateway(Predicate<String> lost) {
        UsageCounters counters = new UsageCounters(commands) {
            @Override
            public Uni<Void> add(long number, Map<CallerDay, Long> calls, String message) {
                return lost.test(message)
                        ? Uni.createFrom().failure(new IllegalStateException("out"))
                        : super.add(number, calls, message);
            }
        };
        OtherGateways others = new OtherGateways(subscriptions);
        Usage usage = new Usage(counters, new UsageSettling(counters, ledger, uses, accounts), others);
        Gateway gateway = new Gateway(usage, others, new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
        others.listen(let -> {
            let.calls().forEach((who, count) -> gateway.admitted().merge(who, count, Long::sum));
            let.counted().forEach((who, count) -> gateway.counted().merge(who, count, Long::sum));
        });
        usage.start();
        gateways.add(gateway);
        return gateway;
    }

    /** Both follow the channel once a first message arrived. */
    private static void hearEachOther(Gateway one, Gateway other) {
        await().atMost(PATIENCE).until(() -> {
            one.usage().admitted(HELLO);
            other.usage().admitted(HELLO);
            return one.admitted().containsKey(HELLO) && other.admitted().containsKey(HELLO);
        });
    }
}
