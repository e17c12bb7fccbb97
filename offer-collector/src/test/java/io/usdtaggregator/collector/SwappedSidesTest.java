package io.usdtaggregator.collector;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.collector.publishing.BookStore;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.settings.Budget;
import io.usdtaggregator.model.settings.Refresh;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The classic bug, made on purpose: an adapter that takes the maker's side for the client's. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@QuarkusTestResource(FakePlatform.class)
class SwappedSidesTest {
    @Inject
    RedisDataSource redis;

    @Inject
    BookStore books;

    @Inject
    MoreCollectors collectors;

    @Test
    void an_adapter_that_swaps_the_sides_is_caught_by_the_canary() {
        try (MoreCollectors.Running running = read(new TwoSidedPlatform("swapping", true))) {
            await().until(() -> flags("swapping", TradeType.BUY).equals(Optional.of(Set.of(BookFlag.SIDE_SUSPECT)))
                    && flags("swapping", TradeType.SELL).equals(Optional.of(Set.of(BookFlag.SIDE_SUSPECT))));
            assertEquals(
                    new BigDecimal("595"),
                    book("swapping", TradeType.BUY)
                            .orElseThrow()
                            .offers()
                            .get(0)
                            .price(),
                    "prices are never repaired");
        }
    }

    @Test
    void an_adapter_that_keeps_the_sides_is_not_suspected() {
        try (MoreCollectors.Running running = read(new TwoSidedPlatform("honest", false))) {
            await().until(() -> version("honest", TradeType.BUY) >= 2 && version("honest", TradeType.SELL) >= 2);
            assertEquals(Optional.of(Set.of()), flags("honest", TradeType.BUY));
            assertEquals(Optional.of(Set.of()), flags("honest", TradeType.SELL));
        }
    }

    private MoreCollectors.Running read(TwoSidedPlatform platform) {
        Refresh everySecond = new Refresh(Duration.ofSeconds(1), true);
        new Staff(redis).set(platform.code(), new Budget(6000, 50, 4), "XOF", everySecond, List.of());
        return collectors.start(List.of(platform));
    }

    private long version(String platform, TradeType type) {
        return book(platform, type).map(OfferBook::version).orElse(0L);
    }

    private Optional<Set<BookFlag>> flags(String platform, TradeType type) {
        return book(platform, type).map(OfferBook::flags);
    }

    private Optional<OfferBook> book(String platform, TradeType type) {
        return books.stored(platform, Market.zone("XOF", type)).await().atMost(Duration.ofMinutes(1));
    }
}
