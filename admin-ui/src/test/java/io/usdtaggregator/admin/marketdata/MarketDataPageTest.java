package io.usdtaggregator.admin.marketdata;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.usdtaggregator.admin.testing.Browsing;
import io.usdtaggregator.admin.testing.FirstAccountsProfile;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.DropReason;
import io.usdtaggregator.model.market.DroppedOffer;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Merchant;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.rate.Confidence;
import io.usdtaggregator.model.rate.Quality;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.RateProvenance;
import io.usdtaggregator.model.rate.UnavailableReason;
import io.usdtaggregator.model.rate.UnpricedRate;
import io.usdtaggregator.model.reads.Gap;
import io.usdtaggregator.model.reads.ReadRecord;
import io.usdtaggregator.model.reads.ReadStatus;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@TestProfile(FirstAccountsProfile.class)
class MarketDataPageTest {
    private static final Market MARKET = Market.in("XOF", "CI", TradeType.BUY);
    private static final Instant AT = Instant.parse("2026-08-21T12:00:04Z");

    @Inject
    RedisDataSource redis;

    private Browsing browsing;

    @BeforeEach
    void a_thin_market() {
        browsing = Browsing.asAdmin();
        Offer small = new Offer("binance", "A1", d("612.5"), d("10"), d("100"), d("900"), List.of(), null);
        Offer newcomer = new Offer(
                "binance",
                "A3",
                d("612"),
                d("10"),
                d("100"),
                d("900"),
                List.of(),
                new Merchant("m", "M", true, 3, d("0.98")));
        OfferBook book = new OfferBook(
                1,
                "binance",
                MARKET,
                AT,
                1,
                List.of(),
                List.of(
                        new DroppedOffer("A1", DropReason.LIQUIDITY, "range 100 to 900 misses <10000>", small),
                        new DroppedOffer("A2", DropReason.MALFORMED, "price is missing", null),
                        new DroppedOffer("A3", DropReason.MERCHANT, "3 orders of the 10 needed", newcomer)),
                Set.of());
        var failure = new ReadRecord.Failure(AT.plusSeconds(60), ReadStatus.REFUSED, "status 403", 212);
        redis.value(String.class).set(RedisKeys.book("binance", MARKET), MarketJson.write(book));
        redis.hash(String.class)
                .hset(
                        RedisKeys.reads("binance"),
                        MARKET.key(),
                        MarketJson.write(new ReadRecord(
                                MARKET, AT.plusSeconds(60), ReadStatus.REFUSED, AT, AT.plusSeconds(60), failure)));
        redis.key().del(RedisKeys.gaps("binance"));
        redis.list(String.class)
                .lpush(
                        RedisKeys.gaps("binance"),
                        MarketJson.write(new Gap(MARKET, AT, failure)),
                        MarketJson.write(new Gap(
                                Market.zone("GHS", TradeType.SELL),
                                null,
                                new ReadRecord.Failure(AT, ReadStatus.UNREACHABLE, "of another market", 1))));
    }

    @Test
    void staff_see_of_each_market_how_it_was_read_and_what_was_dropped() {
        browsing.staff()
                .get("/market-data")
                .then()
                .statusCode(200)
                .body(containsString("/market-data/binance/XOF:CI:BUY"))
                .body(containsString("refused"))
                .body(containsString("2026-08-21 12:00:04\u00a0UTC"))
                .body(containsString("liquidity: 1"))
                .body(containsString("Not read yet here"));
        browsing.staff()
                .header("Accept-Language", "fr")
                .get("/market-data")
                .then()
                .body(containsString("liquidité\u00a0: 1"))
                .body(containsString("Marchés pas encore lus ici"));
    }

    @Test
    void each_dropped_offer_stands_with_its_reason_and_each_gap_with_its_cause() {
        browsing.staff()
                .get("/market-data/binance/XOF:CI:BUY")
                .then()
                .statusCode(200)
                .body(containsString("A1"))
                .body(containsString("612.5"))
                .body(containsString("liquidity: by a limit that was changed since"))
                .body(containsString("misses &lt;10000&gt;"))
                .body(containsString("price is missing"))
                .body(containsString("status 403"))
                .body(containsString("212"))
                .body(not(containsString("of another market")))
                .body(not(containsString("3 orders of the 10 needed")));
        browsing.staff()
                .header("Accept-Language", "fr")
                .get("/market-data/binance/XOF:CI:BUY")
                .then()
                .body(containsString("Lectures manquées"))
                .body(containsString("illisible"))
                .body(containsString("selon une limite modifiée depuis"))
                .body(not(containsString("misses")));
    }

    @Test
    void what_the_engine_sets_aside_is_counted_though_the_collector_does_not_drop_it() {
        Quality quality =
                new Quality(Confidence.LOW, 5, 2, Map.of(DropReason.OUTLIER, 2, DropReason.UNSUPPORTED, 1), Set.of());
        Rate rate = new UnpricedRate(
                RateProvenance.unnamed(1, AT, 1), MARKET, "binance", UnavailableReason.NO_ELIGIBLE_OFFERS, quality);
        redis.hash(String.class).hset(RedisKeys.RATES, RedisKeys.rateField("binance", MARKET), MarketJson.write(rate));

        browsing.staff()
                .get("/market-data/binance/XOF:CI:BUY")
                .then()
                .body(containsString("Set aside</span><strong>3</strong>"));
        browsing.staff()
                .get("/market-data")
                .then()
                .body(containsString("outlier: 2"))
                .body(containsString("unsupported: 1"));
        redis.key().del(RedisKeys.RATES);
    }

    @Test
    void a_refresh_is_followed_until_every_market_that_is_read_was_tried_since() {
        Market waiting = Market.zone("GHS", TradeType.BUY);
        Market failing = Market.zone("GHS", TradeType.SELL);
        reads(waiting, AT, ReadStatus.READ);
        reads(failing, AT, ReadStatus.READ);
        browsing.submit("/refresh/now").then().statusCode(200).body(containsString("hx-get=\"/refresh/progress\""));
        reads(MARKET, Instant.now(), ReadStatus.READ);
        reads(failing, Instant.now(), ReadStatus.REFUSED);

        String running = progress("en");
        assertTrue(running.contains("Binance P2P: 2 / 3"), running);
        assertTrue(running.contains("2 of 3 markets are done"), running);
        assertEquals(
                Map.of(
                        "XOF, Ivory Coast, Client buys",
                        "read",
                        "GHS, whole zone, Client sells",
                        "no good answer",
                        "GHS, whole zone, Client buys",
                        "waits"),
                markets(running));
        assertTrue(running.contains("hx-trigger=\"every 1s\""), "it goes on");

        reads(waiting, Instant.now(), ReadStatus.READ);
        String done = progress("fr");
        assertTrue(done.contains("Binance P2P\u00a0: 3 / 3"), done);
        assertFalse(done.contains("hx-trigger"), "nothing more is asked for");
        assertFalse(done.contains("<html"), "a part of a page");
        redis.key().del(RedisKeys.reads("binance"));
    }

    @Test
    void how_long_good_reads_took_stands_with_each_platform() {
        redis.hash(String.class)
                .hset(
                        RedisKeys.reads("binance"),
                        MARKET.key(),
                        MarketJson.write(new ReadRecord(
                                MARKET, AT, ReadStatus.READ, AT, null, null, List.of(120L, 90L, 2000L))));
        for (String path : List.of("/platforms", "/system")) {
            browsing.staff()
                    .get(path)
                    .then()
                    .body(containsString("half of them up to 120 ms"))
                    .body(containsString("the slowest 2000 ms, of the last 3"));
        }
        browsing.staff()
                .header("Accept-Language", "fr")
                .get("/platforms")
                .then()
                .body(containsString("la moitié en 120 ms au plus"));
    }

    @Test
    void the_system_page_says_what_answers_and_what_is_read() {
        browsing.staff()
                .header("Accept-Language", "fr")
                .get("/system")
                .then()
                .statusCode(200)
                .body(containsString("PostgreSQL"))
                .body(containsString("ne répond pas"))
                .body(containsString("Lecture des plateformes"));
        browsing.staff().get("/system/methods").then().statusCode(200).body(containsString("canonical name"));
    }

    @Test
    void a_market_without_a_book_says_so_and_an_unknown_one_is_404() {
        browsing.staff()
                .get("/market-data/binance/GHS:-:BUY")
                .then()
                .statusCode(200)
                .body(containsString("There is no book"));
        for (String unknown : List.of(
                "/market-data/nobody/XOF:CI:BUY", "/market-data/binance/XOF", "/market-data/binance/xof:-:BUY")) {
            browsing.staff().get(unknown).then().statusCode(404);
        }
    }

    private void reads(Market market, Instant at, ReadStatus status) {
        redis.hash(String.class)
                .hset(
                        RedisKeys.reads("binance"),
                        market.key(),
                        MarketJson.write(new ReadRecord(market, at, status, AT, null, null)));
    }

    private String progress(String language) {
        return browsing.staff()
                .header("Accept-Language", language)
                .get("/refresh/progress")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    /** What the page says of each market. */
    private static Map<String, String> markets(String page) {
        return Pattern.compile("<li>([^<:]*): (?:<span[^>]*>)?([^<]*)<")
                .matcher(page)
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
    }

    private static BigDecimal d(String number) {
        return new BigDecimal(number);
    }
}
