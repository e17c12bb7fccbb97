package io.usdtaggregator.gateway.livedata;

import static io.usdtaggregator.model.market.OfferBuilder.anOffer;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.base.redis.Changed;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.gateway.Seed;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.settings.FirstStart;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A value in Redis that cannot be read leaves the one before it in place, stops no other, and gives way to a good one. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class UnreadableValuesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Market DAMAGED = Market.in("XOF", "NE", TradeType.SELL);
    private static final Market GOOD = Market.in("XOF", "BJ", TradeType.SELL);
    private static final String PLATFORM =
            FirstStart.settings().activePlatforms().findFirst().orElseThrow().code();

    @Inject
    Seed seed;

    @Inject
    RedisDataSource redis;

    @Inject
    LiveData live;

    @BeforeEach
    void start() {
        seed.all();
        await().atMost(PATIENCE).until(live::ready);
    }

    /** Broken off, of another type, nothing, and a number longer than any reader takes. */
    static List<String> unreadable() {
        return List.of("{\"version\":", "[]", "null", "{\"version\":" + "9".repeat(100_000) + "}");
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void a_rate(String text) {
        seed.publish(List.of(rate(DAMAGED, "600"), rate(GOOD, "601")), List.of());
        awaitRate(DAMAGED, "600");

        redis.hash(String.class).hset(RedisKeys.RATES, RedisKeys.rateField(Rate.POLICY, DAMAGED), text);
        redis.hash(String.class)
                .hset(RedisKeys.RATES, RedisKeys.rateField(Rate.POLICY, GOOD), MarketJson.write(rate(GOOD, "602")));
        // Unannounced, so that all rates are read again.
        redis.value(String.class).incr(RedisKeys.RATES_VERSION);

        awaitRate(GOOD, "602");
        assertEquals(Optional.of("600"), number(DAMAGED));
        seed.publish(List.of(rate(DAMAGED, "603")), List.of());
        awaitRate(DAMAGED, "603");
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void a_book(String text) {
        seed.book(PLATFORM, DAMAGED, Instant.now(), anOffer().at("600").build());
        awaitBook(DAMAGED, "600");
        redis.value(String.class).set(RedisKeys.book(PLATFORM, DAMAGED), text);
        announceBook(DAMAGED);

        seed.book(PLATFORM, GOOD, Instant.now(), anOffer().at("601").build());

        awaitBook(GOOD, "601");
        assertEquals(Optional.of("600"), price(DAMAGED));
        seed.book(PLATFORM, DAMAGED, Instant.now(), anOffer().at("602").build());
        awaitBook(DAMAGED, "602");
    }

    @Test
    void a_message() {
        redis.pubsub(String.class).publish(RedisKeys.RATES_CHANNEL, "{\"version\":");
        redis.pubsub(String.class).publish(RedisKeys.BOOKS, "{\"version\":");

        seed.publish(List.of(rate(GOOD, "604")), List.of());
        seed.book(PLATFORM, GOOD, Instant.now(), anOffer().at("605").build());

        awaitRate(GOOD, "604");
        awaitBook(GOOD, "605");
    }

    private void announceBook(Market market) {
        long version = redis.value(String.class).incr(RedisKeys.BOOKS_VERSION);
        redis.pubsub(String.class)
                .publish(RedisKeys.BOOKS, MarketJson.write(new Changed(version, RedisKeys.book(PLATFORM, market))));
    }

    private static PricedRate rate(Market market, String price) {
        return Seed.rate(market, Instant.now(), null, anOffer().at(price).build());
    }

    private Optional<String> number(Market market) {
        return live.rates().rate(Rate.POLICY, market).flatMap(Rate::number).map(BigDecimal::toPlainString);
    }

    private Optional<String> price(Market market) {
        return live.books().book(PLATFORM, market).map(OfferBook::offers).map(offers -> offers.get(0)
                .price()
                .toPlainString());
    }

    private void awaitRate(Market market, String expected) {
        await().atMost(PATIENCE).until(() -> number(market).equals(Optional.of(expected)));
    }

    private void awaitBook(Market market, String expected) {
        await().atMost(PATIENCE).until(() -> price(market).equals(Optional.of(expected)));
    }
}
