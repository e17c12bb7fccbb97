package io.usdtaggregator.gateway;

import static io.restassured.RestAssured.given;
import static io.usdtaggregator.gateway.Seed.await;
import static io.usdtaggregator.model.market.OfferBuilder.anOffer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.gateway.StreamReader.Event;
import io.usdtaggregator.gateway.livedata.LiveData;
import io.usdtaggregator.model.crossing.PricedCrossRate;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.settings.FirstStart;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is a change that readers are told, and what they are told of it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class StreamChangesTest {
    private static final Market BUY = Market.in("XOF", "ML", TradeType.BUY);
    private static final Market OTHER = Market.in("XOF", "NE", TradeType.BUY);
    private static final Market SELL = Market.zone("GHS", TradeType.SELL);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration FRESH_FOR = FirstStart.settings().freshness().staleAfter();
    private static final Duration GIVEN_FOR = FirstStart.settings().freshness().unavailableAfter();

    @Inject
    Seed seed;

    @Inject
    LiveData boards;

    @Inject
    RedisDataSource redis;

    @TestHTTPResource("/api/v1/rates/stream")
    URL stream;

    private int prices = 100;

    @BeforeEach
    void seed() {
        seed.all();
        await().atMost(PATIENCE)
                .until(() -> given().header("X-API-Key", Seed.KEY.text())
                                .get("/api/v1/currencies")
                                .statusCode()
                        == 200);
    }

    @Test
    void a_corridors_change_is_told_to_who_asked_for_that_corridor() {
        StreamReader mine = StreamReader.begun(stream, "?from_currency=XOF&to_currency=GHS");
        StreamReader others = StreamReader.begun(stream, "?from_currency=GHS");
        StreamReader markets = StreamReader.begun(stream, "?fiat=XOF");
        StreamReader elsewhere = StreamReader.begun(stream, "?to_currency=XAF");
        StreamReader sellers = StreamReader.begun(stream, "?fiat=XOF&trade_type=SELL");
        StreamReader all = StreamReader.begun(stream, "");
        PricedRate buy = rate(BUY, Instant.now());
        PricedRate sell = rate(SELL, Instant.now());
        PricedCrossRate cross = Seed.cross(buy, sell, null);

        seed.publish(List.of(buy, sell), List.of(cross));

        for (StreamReader reader : List.of(mine, all)) {
            Event told = reader.first(
                    event -> event.is("cross_rate") && event.text("rate").equals(plain(cross)));
            assertEquals("XOF", told.text("from_currency"));
            assertEquals("ML", told.text("country_from"));
            assertEquals("fresh", told.text("status"));
            assertEquals(
                    buy.rate().toPlainString(), told.data().at("/legs/buy/rate").asText());
            assertFalse(told.data().has("reason"));
        }
        markets.first(event -> event.is("rate") && event.text("country").equals("ML"));
        assertTrue(markets.changes().stream().noneMatch(event -> event.is("cross_rate")));
        assertTrue(mine.changes().stream().noneMatch(event -> event.is("rate")));
        assertEquals(List.of(), others.changes());
        assertEquals(List.of(), elsewhere.changes());
        assertEquals(List.of(), sellers.changes());
    }

    @Test
    void that_a_market_was_read_again_and_nothing_came_of_it_is_no_change() {
        PricedRate rate = rate(BUY, Instant.now());
        StreamReader reader = StreamReader.begun(stream, "?fiat=XOF");
        seed.publish(List.of(rate), List.of());
        reader.first(event -> event.text("rate_id").equals(rate.rateId()));

        Instant again = Instant.now();
        seed.publish(
                List.of(Seed.later(rate, Rate.class, json -> json.put("observed_at", again.toString())
                        .put("computed_at", again.toString()))),
                List.of());

        assertEquals(1, toldUpToASentinel(reader, rate));
        await().atMost(PATIENCE)
                .until(
                        () -> boards.rates()
                                .rate(Rate.POLICY, BUY)
                                .flatMap(Rate::lastObservedAt)
                                .orElseThrow(),
                        again::equals);
    }

    @Test
    void a_whole_read_of_redis_tells_nothing_again() {
        PricedRate rate = rate(BUY, Instant.now());
        StreamReader reader = StreamReader.begun(stream, "?fiat=XOF");
        seed.publish(List.of(rate), List.of());
        reader.first(event -> event.text("rate_id").equals(rate.rateId()));

        long unannounced = redis.value(String.class).incr(RedisKeys.RATES_VERSION);
        await().atMost(PATIENCE).until(() -> boards.rates().version() == unannounced);

        assertEquals(1, toldUpToASentinel(reader, rate));
    }

    @Test
    void a_rate_that_grows_stale_and_then_too_old_is_told_though_nothing_was_published() {
        StreamReader reader = StreamReader.begun(stream, "?fiat=XOF");
        PricedRate soonStale = rate(BUY, Instant.now().minus(FRESH_FOR).plusSeconds(4));
        PricedRate soonGone = rate(OTHER, Instant.now().minus(GIVEN_FOR).plusSeconds(4));

        seed.publish(List.of(soonStale, soonGone), List.of());

        reader.first(of("ML", "fresh"));
        Event stale = reader.first(of("ML", "stale"));
        assertEquals(soonStale.rate().toPlainString(), stale.text("rate"));
        assertTrue(stale.data().get("age_seconds").asLong() >= FRESH_FOR.toSeconds());
        reader.first(of("NE", "stale"));
        Event gone = reader.first(of("NE", "unavailable"));
        assertTrue(gone.data().get("rate").isNull());
        assertEquals("too_old", gone.text("reason"));
    }

    @Test
    void a_cross_rate_that_grows_too_old_loses_its_number_and_says_why() {
        StreamReader reader = StreamReader.begun(stream, "?from_currency=XOF");
        PricedRate buy = rate(BUY, Instant.now().minus(GIVEN_FOR).plusSeconds(4));
        PricedRate sell = rate(SELL, Instant.now());

        seed.publish(List.of(), List.of(Seed.cross(buy, sell, null)));

        reader.first(event -> event.text("status").equals("stale")
                && event.text("country_from").equals("ML"));
        Event gone = reader.first(event -> event.text("status").equals("unavailable")
                && event.text("country_from").equals("ML"));
        assertTrue(gone.data().get("rate").isNull());
        assertEquals("too_old", gone.text("reason"));
        assertTrue(gone.data().at("/legs/buy/rate").isNull());
        assertEquals("too_old", gone.data().at("/legs/buy/reason").asText());
        assertEquals(
                sell.rate().toPlainString(), gone.data().at("/legs/sell/rate").asText());
    }

    @Test
    void who_comes_back_late_hears_of_the_age_that_a_rate_has_by_then() {
        StreamReader first = StreamReader.begun(stream, "?fiat=XOF");
        String before = first.lastId();
        PricedRate rate = rate(BUY, Instant.now().minus(FRESH_FOR).plusSeconds(3));
        seed.publish(List.of(rate), List.of());
        first.first(of("ML", "fresh"));
        first.first(of("ML", "stale"));

        StreamReader late = StreamReader.resumed(stream, "?fiat=XOF", before);

        Event told = late.first(event -> event.text("rate_id").equals(rate.rateId()));
        assertEquals("stale", told.text("status"));
        assertTrue(told.data().get("age_seconds").asLong() >= FRESH_FOR.toSeconds());
    }

    @Test
    void an_id_that_was_never_given_begins_again_and_the_first_event_says_when_to_come_back() {
        StreamReader begun = StreamReader.begun(stream, "?fiat=XOF");
        long retry = Long.parseLong(begun.events().get(0).retry().orElseThrow());
        assertTrue(retry >= 500 && retry <= 3_000, "retry " + retry);
        String epoch = begun.lastId().substring(0, begun.lastId().indexOf('-'));
        for (String id : List.of(epoch + "-999999999999999999", epoch + "-99999999999999999999", epoch + "--1", "x")) {
            StreamReader reader = StreamReader.resumed(stream, "?fiat=XOF", id);
            assertEquals("reset", reader.first(any -> true).name(), id);
        }
    }

    private static Predicate<Event> of(String country, String status) {
        return event -> event.is("rate")
                && event.text("country").equals(country)
                && event.text("status").equals(status);
    }

    /** How often this rate was told before what was published last. */
    private long toldUpToASentinel(StreamReader reader, Rate rate) {
        PricedRate sentinel = rate(OTHER, Instant.now());
        seed.publish(List.of(sentinel), List.of());
        reader.first(event -> event.text("rate_id").equals(sentinel.rateId()));
        return reader.changes().stream()
                .filter(event -> event.text("rate_id").equals(rate.rateId()))
                .count();
    }

    private PricedRate rate(Market market, Instant observedAt) {
        return Seed.rate(market, observedAt, null, anOffer().at(++prices + ".5").build());
    }

    private static String plain(PricedCrossRate cross) {
        return cross.rate().toPlainString();
    }
}
