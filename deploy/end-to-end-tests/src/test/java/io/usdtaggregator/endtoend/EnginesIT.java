package io.usdtaggregator.endtoend;

import static io.usdtaggregator.endtoend.Waiting.PATIENCE;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.embedded.RedisConnection;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Merchant;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.rate.Rate;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;

/** Several engines share the stream of changed books. */
class EnginesIT {
    private static final List<Market> MARKETS = Stream.of("XOF:-:", "XOF:CI:", "GHS:-:", "GHS:GH:")
            .flatMap(place -> Stream.of(place + "BUY", place + "SELL"))
            .map(Market::parse)
            .toList();

    private final World world = new World();
    private final Map<Market, BigDecimal> newest = new HashMap<>();
    private int round;

    @Test
    void an_engine_killed_with_books_in_hand_loses_no_book_and_doubles_no_tick() throws Exception {
        world.reset();
        world.change(settings -> ((ObjectNode) settings.get("refresh")).put("active", false));
        Instant began;
        try (EngineProcess engine = new EngineProcess(world.set);
                RedisConnection redis = new RedisConnection(world.set.redis().url())) {
            engine.awaitReady();
            await("it works off books").atMost(PATIENCE).until(() -> {
                books(redis);
                return engine.books() > 20;
            });
            // By now every market of the test has a book of the test's own.
            began = Instant.now().truncatedTo(ChronoUnit.MICROS);
            await("the frozen engine holds books").atMost(PATIENCE).until(() -> isFrozenWithBooks(engine, redis));
            long pending = pending(redis);
            engine.kill();
            for (int more = 0; more < 20; more++) {
                books(redis);
            }

            await("nothing is pending").atMost(PATIENCE).until(() -> pending(redis) == 0);
            for (Market market : MARKETS) {
                await(market.key())
                        .atMost(PATIENCE)
                        .untilAsserted(() -> assertEquals(
                                0,
                                rate(redis, market).compareTo(newest.get(market)),
                                () -> "not " + newest.get(market)
                                        + ": "
                                        + redis.run(
                                                "HGET", RedisKeys.RATES, RedisKeys.rateField(Rate.POLICY, market))));
            }
            System.out.println("kill -9: " + round * MARKETS.size() + " books, " + pending + " pending at the kill");
        }
        await("ticks that waited are written").atMost(PATIENCE).until(() -> count(began, "true") > 0);
        assertEquals(0, doubled(began), "ticks of one rate_id");
        assertEquals(List.of(), repeated(began), "ticks whose numbers are those of the tick before");
    }

    /** An engine that was frozen between two reads takes nothing: it goes on, to be frozen at another step. */
    private boolean isFrozenWithBooks(EngineProcess engine, RedisConnection redis) throws Exception {
        engine.freeze();
        books(redis);
        try {
            await().atMost(Duration.ofMinutes(1)).until(() -> hasWaited(redis));
            return true;
        } catch (ConditionTimeoutException holdsNone) {
            engine.resume();
            return false;
        }
    }

    /** Somebody took an entry two seconds ago and has not worked it off. */
    private static boolean hasWaited(RedisConnection redis) {
        return !((List<?>) redis.run("XPENDING", RedisKeys.OFFERS_STREAM, "engine", "IDLE", "2000", "-", "+", "10"))
                .isEmpty();
    }

    /** A new version of every book, each with a price of its own, told as collectors tell it. */
    private void books(RedisConnection redis) {
        round++;
        for (Market market : MARKETS) {
            BigDecimal price = price(market);
            long version = (Long) redis.run("INCR", RedisKeys.bookToken("binance", market));
            String key = RedisKeys.book("binance", market);
            redis.run("SET", key, MarketJson.write(book(version, market, price)));
            redis.run(
                    "XADD",
                    RedisKeys.OFFERS_STREAM,
                    "MAXLEN",
                    "~",
                    "10000",
                    "*",
                    "key",
                    key,
                    "version",
                    String.valueOf(version));
            newest.put(market, price);
        }
    }

    /**
     * One of this round, near the other platform's. A place pays more for USDT than it gets for it, so that the sides never
     * cross and a rate changes by its own price alone, however far apart the engine works off the two.
     */
    private BigDecimal price(Market market) {
        boolean buy = market.key().endsWith("BUY");
        return market.key().startsWith("XOF")
                ? BigDecimal.valueOf((buy ? 600_000 : 594_000) + round % 5_000, 3)
                : BigDecimal.valueOf((buy ? 12_300_000 : 12_177_000) + round % 5_000, 6);
    }

    private static OfferBook book(long version, Market market, BigDecimal price) {
        Offer offer = new Offer(
                "binance",
                "offer-1",
                price,
                new BigDecimal("100000"),
                BigDecimal.ONE,
                new BigDecimal("90000"),
                List.of(),
                new Merchant("m-1", "A merchant", true, 100, BigDecimal.ONE));
        return new OfferBook(version, "binance", market, Instant.now(), 1, List.of(offer), List.of(), Set.of());
    }

    private static long pending(RedisConnection redis) {
        return (Long) ((List<?>) redis.run("XPENDING", RedisKeys.OFFERS_STREAM, "engine")).get(0);
    }

    private static BigDecimal rate(RedisConnection redis, Market market) {
        Object json = redis.run("HGET", RedisKeys.RATES, RedisKeys.rateField(Rate.POLICY, market));
        Rate rate = MarketJson.read((String) json, Rate.class);
        return rate.number().orElse(BigDecimal.ZERO);
    }

    private long doubled(Instant since) throws SQLException {
        return number("SELECT count(*) FROM (SELECT 1 FROM rates.ticks WHERE at >= '" + since
                + "' AND NOT heartbeat GROUP BY rate_id HAVING count(*) > 1) AS doubled");
    }

    /** Every book of the test has a price of its own, so no two ticks in a row have one rate. */
    private List<String> repeated(Instant since) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection database = database();
                Statement statement = database.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT at, source, subject, rate, raw_rate, reason FROM (SELECT *,"
                                + " lag((rate, raw_rate, reason)) OVER (PARTITION BY subject, source ORDER BY at, rate_id) AS before"
                                + " FROM rates.ticks WHERE at >= '" + since
                                + "' AND NOT heartbeat AND kind = 'rate' AND source IN ('policy', 'binance')) AS t"
                                + " WHERE (rate, raw_rate, reason) IS NOT DISTINCT FROM before ORDER BY at")) {
            while (row.next()) {
                found.add("%s %s %s: %s, raw %s, %s"
                        .formatted(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6)));
            }
        }
        return found;
    }

    private long count(Instant since, String condition) throws SQLException {
        return number("SELECT count(*) FROM rates.ticks WHERE at >= '" + since + "' AND " + condition);
    }

    private long number(String sql) throws SQLException {
        try (Connection database = database();
                Statement statement = database.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getLong(1);
        }
    }

    private Connection database() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:" + world.set.postgres.url(), world.set.postgres.user(), world.set.postgres.password());
    }
}
