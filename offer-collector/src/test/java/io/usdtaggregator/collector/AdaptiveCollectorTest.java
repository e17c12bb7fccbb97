package io.usdtaggregator.collector;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.collector.platform.ReadOutcome;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Merchant;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.settings.Budget;
import io.usdtaggregator.model.settings.Refresh;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@QuarkusTestResource(FakePlatform.class)
class AdaptiveCollectorTest {
    private static final Market MOVING = Market.in("XOF", "CI", TradeType.BUY);
    private static final Budget PLENTY = new Budget(6000, 50, 4);

    @Inject
    RedisDataSource redis;

    @Inject
    MoreCollectors collectors;

    @Test
    void a_moving_market_is_read_more_often_than_sleeping_ones_and_never_by_two_collectors_at_once() {
        ScriptedPlatform platform = new ScriptedPlatform("lively");
        AtomicInteger price = new AtomicInteger(600);
        platform.answers(market -> book(market.equals(MOVING) ? price.incrementAndGet() : 600));
        Refresh adaptive = new Refresh(Duration.ofSeconds(4), true, true);
        new Staff(redis).set("lively", PLENTY, "XOF", adaptive, List.of(), "CI", "SN", "TG");
        try (var one = collectors.start(List.of(platform));
                var two = collectors.start(List.of(platform))) {
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> platform.requests().size() >= 64);
        }
        long moving = count(platform, MOVING);
        for (TradeType type : TradeType.values()) {
            for (String country : List.of("SN", "TG")) {
                long sleeping = count(platform, Market.in("XOF", country, type));
                assertTrue(sleeping >= 3, "a sleeping market is forgotten: " + sleeping);
                assertTrue(moving > sleeping * 1.3, moving + " reads of the moving one, " + sleeping + " of a sleeper");
            }
        }
    }

    private static long count(ScriptedPlatform platform, Market market) {
        return platform.requests().stream()
                .filter(request -> request.market().equals(market))
                .count();
    }

    private static ReadOutcome book(int price) {
        Merchant nobody = new Merchant(null, null, null, null, null);
        Offer offer = new Offer(
                "lively",
                "1",
                new BigDecimal(price),
                new BigDecimal("1000"),
                BigDecimal.ONE,
                new BigDecimal("100000"),
                List.of(),
                nobody);
        return new ReadOutcome.Read(List.of(offer), List.of(), Set.of());
    }
}
