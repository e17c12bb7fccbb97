package io.usdtaggregator.endtoend;

import static io.usdtaggregator.endtoend.Waiting.PATIENCE;
import static io.usdtaggregator.endtoend.World.offer;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was published is read again from outside: page by page, and as candles of the caller's own days. */
class HistoryIT {
    private static final String MARKET = "fiat=XOF&trade_type=BUY&country=CI";
    private static final String SUBJECT = "XOF:CI:BUY";
    private static final String CORRIDOR = "from_currency=XOF&country_from=CI&to_currency=GHS&country_to=GH";
    private static final List<String> PRICES = List.of("600", "604", "601", "607", "603");

    private static Instant pastIsThereOf;

    private final World world = new World();
    private final Instant day = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(3, ChronoUnit.DAYS);

    @BeforeEach
    void a_quick_world() {
        world.reset();
    }

    @Test
    void every_published_change_is_on_exactly_one_page_of_its_market_and_of_its_corridor() {
        world.book("binance", "GHS/GH/SELL", offer("12.3", "1", "900000"));
        world.book("binance", "XOF/CI/BUY", offer("650", "1", "900000"));
        world.refresh();
        crossed("650");
        Instant begun = Instant.now().truncatedTo(ChronoUnit.MICROS);
        for (String price : PRICES) {
            world.book("binance", "XOF/CI/BUY", offer(price, "1", "900000"));
            world.refresh();
            world.rateWhen(MARKET, rate -> rate.get("rate").asText().equals(price));
            crossed(price);
        }
        Instant ended = Instant.now().truncatedTo(ChronoUnit.MICROS);
        world.change(settings -> settings.set("refresh", World.json("{\"interval\":\"PT10S\",\"active\":false}")));

        // A tick is written a moment after its rate is seen; asked no faster than was agreed.
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(5)).untilAsserted(() -> {
            List<JsonNode> market = pages(MARKET, begun, ended, 2);
            assertEquals(PRICES, stepsFrom("650", texts(market, "rate")));
            assertEquals(kept(SUBJECT, begun, ended), texts(market, "rate_id"));
            List<JsonNode> corridor = pages(CORRIDOR, begun, ended, 2);
            assertTrue(corridor.size() >= PRICES.size(), corridor.toString());
            assertEquals(kept("XOF:CI:GHS:GH", begun, ended), texts(corridor, "rate_id"));
        });
    }

    @Test
    void changes_of_one_instant_are_neither_lost_nor_told_twice_between_two_pages() throws Exception {
        aPast();
        for (int limit = 1; limit <= 3; limit++) {
            assertEquals(
                    List.of("610", "620", "618", "615", "605"),
                    texts(pages(MARKET, day, day.plus(2, ChronoUnit.DAYS), limit), "rate"),
                    limit + " a page");
        }
    }

    @Test
    void a_day_s_candle_begins_at_midnight_of_the_time_zone_that_was_asked() throws Exception {
        aPast();
        assertEquals(
                List.of(
                        candle("00:00", 0, "610", "620", "610", "615", 4),
                        candle("00:00", 1, "605", "605", "605", "605", 1)),
                candles("1d", "Africa/Abidjan"));
        assertEquals(candles("1d", "Africa/Abidjan"), candles("1d", null), "UTC where none is asked");
        assertEquals(
                List.of(
                        candle("23:00", -1, "610", "620", "610", "618", 3),
                        candle("23:00", 0, "615", "615", "605", "605", 2)),
                candles("1d", "Africa/Lagos"));
        assertEquals(List.of(candle("21:00", 0, "610", "620", "605", "605", 5)), candles("1d", "Africa/Nairobi"));
        assertEquals(
                List.of(
                        candle("22:00", 0, "610", "620", "610", "618", 3),
                        candle("23:00", 0, "615", "615", "615", "615", 1),
                        candle("00:00", 1, "605", "605", "605", "605", 1)),
                candles("1h", "Africa/Nairobi"),
                "an hour without a change is absent");
    }

    @Test
    void a_zone_and_a_corridor_have_their_own_ticks_and_candles_and_each_interval_its_borders() throws Exception {
        aPast();
        assertEquals(
                List.of("700"), texts(pages("fiat=XOF&trade_type=BUY", day, day.plus(2, ChronoUnit.DAYS), 9), "rate"));
        assertEquals(
                List.of(candle("10:03", 0, "700", "700", "700", "700", 1)),
                candles("fiat=XOF&trade_type=BUY", "1m", null));
        for (String[] one : new String[][] {
            {"1m", "10:07", "10:17"}, {"5m", "10:05", "10:15"}, {"15m", "10:00", "10:15"},
        }) {
            assertEquals(
                    List.of(
                            candle(one[1], 0, "0.02", "0.02", "0.02", "0.02", 1),
                            candle(one[2], 0, "0.03", "0.03", "0.03", "0.03", 1)),
                    candles(CORRIDOR, one[0], null),
                    one[0]);
        }
        for (String[] one : new String[][] {{"1h", "10:00"}, {"4h", "08:00"}, {"1d", "00:00"}}) {
            assertEquals(
                    List.of(candle(one[1], 0, "0.02", "0.03", "0.02", "0.03", 2)),
                    candles(CORRIDOR, one[0], null),
                    one[0]);
        }
    }

    @Test
    void a_rate_is_found_again_as_it_was_served_with_what_it_was_made_from() {
        world.book("binance", "XOF/CI/BUY", offer("590", "1", "900000"), offer("600", "1", "900000"));
        world.book("binance", "GHS/GH/SELL", offer("12.3", "1", "900000"));
        world.change(settings -> settings.set("adjustments", World.json("""
                        [{"currency":"XOF","mode":"PERCENT","value":"10","direction":"MARKUP","active":true}]""")));
        world.refresh();
        JsonNode served =
                world.rateWhen(MARKET, rate -> rate.get("rate").asText().equals("649"));
        crossed("649");
        JsonNode crossed =
                world.set.api().get("/api/v1/rates/cross?" + CORRIDOR).body();

        JsonNode kept = kept(served.get("rate_id").asText());
        assertSame(served, kept, "rate", "raw_rate", "platform", "adjustment", "fiat", "country", "trade_type");
        assertEquals("rate", kept.get("kind").asText());
        assertEquals(List.of("590", "600"), kept.get("offers").findValuesAsText("price"));

        JsonNode keptCross = kept(crossed.get("rate_id").asText());
        assertSame(crossed, keptCross, "rate", "from_currency", "country_from", "to_currency", "country_to");
        assertEquals("cross_rate", keptCross.get("kind").asText());
        for (String leg : List.of("/legs/buy", "/legs/sell")) {
            assertSame(crossed.at(leg), keptCross.at(leg), "rate", "raw_rate", "platform", "adjustment", "rate_id");
        }

        var unknown = world.set.api().get("/api/v1/rates/01ARZ3NDEKTSV4RRFFQ69G5FAV");
        assertEquals(404, unknown.status(), unknown.text());
        assertEquals("unknown_rate", unknown.body().get("code").asText());
    }

    /** A tick is written a moment after its rate is seen. */
    private JsonNode kept(String rateId) {
        var path = "/api/v1/rates/" + rateId;
        await().atMost(PATIENCE).until(() -> world.set.api().get(path).status() == 200);
        return world.set.api().get(path).body();
    }

    private static void assertSame(JsonNode one, JsonNode other, String... fields) {
        for (String field : fields) {
            assertEquals(one.get(field), other.get(field), field);
        }
    }

    /** Without repetitions: a record may differ from the one before in something else than its rate. */
    private static List<String> stepsFrom(String first, List<String> rates) {
        List<String> steps = new ArrayList<>(List.of(first));
        for (String rate : rates) {
            if (!steps.get(steps.size() - 1).equals(rate)) {
                steps.add(rate);
            }
        }
        return steps.subList(1, steps.size());
    }

    /** All pages of a span, as an integrator reads them: until there is no further one. */
    private List<JsonNode> pages(String of, Instant from, Instant to, int limit) {
        List<JsonNode> ticks = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = ask("/history?" + of + "&from=" + from + "&to=" + to + "&limit=" + limit + cursor);
            assertTrue(page.get("ticks").size() <= limit, page.toString());
            page.get("ticks").forEach(ticks::add);
            cursor = page.hasNonNull("next_cursor")
                    ? "&cursor=" + page.get("next_cursor").asText()
                    : "";
        } while (!cursor.isEmpty() && ticks.size() < 1000);
        return ticks;
    }

    private List<String> candles(String interval, String zone) {
        return candles(MARKET, interval, zone);
    }

    private List<String> candles(String of, String interval, String zone) {
        String tz = zone == null ? "" : "&tz=" + URLEncoder.encode(zone, StandardCharsets.UTF_8);
        List<String> candles = new ArrayList<>();
        ask("/candles?" + of + "&interval=" + interval + "&from=" + day + "&to=" + day.plus(2, ChronoUnit.DAYS) + tz)
                .get("candles")
                .forEach(candle -> candles.add(candle.toString()));
        return candles;
    }

    private String candle(String time, int days, String open, String high, String low, String close, int count) {
        Instant start =
                day.plus(days, ChronoUnit.DAYS).plus(Duration.between(LocalTime.MIDNIGHT, LocalTime.parse(time)));
        return "{\"start\":\"" + start + "\",\"open\":\"" + open + "\",\"high\":\"" + high + "\",\"low\":\"" + low
                + "\",\"close\":\"" + close + "\",\"count\":" + count + "}";
    }

    private JsonNode ask(String question) {
        var answer = world.set.api().get("/api/v1/rates" + question);
        assertEquals(200, answer.status(), answer.text());
        return answer.body();
    }

    /** Waits until the corridor follows its market. */
    private void crossed(String price) {
        await().atMost(PATIENCE).until(() -> world.set
                .api()
                .get("/api/v1/rates/cross?" + CORRIDOR)
                .body()
                .at("/legs/buy/rate")
                .asText()
                .equals(price));
    }

    private static List<String> texts(List<JsonNode> ticks, String field) {
        return ticks.stream().map(tick -> tick.get(field).asText()).toList();
    }

    private List<String> kept(String subject, Instant from, Instant to) throws SQLException {
        try (Connection database = database();
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("SELECT rate_id FROM ticks WHERE subject = '" + subject
                        + "' AND source = 'policy' AND at >= '" + from + "' AND at < '" + to
                        + "' ORDER BY at, rate_id")) {
            List<String> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            return ids;
        }
    }

    /**
     * Five changes of a market three days ago, two of them at one instant, one just before and one just after the time that
     * is asked for, and some of its zone and its corridor, as if this set had run then. The engine makes candles of them,
     * once for all tests, since it does so each minute.
     */
    private void aPast() throws SQLException {
        if (day.equals(pastIsThereOf)) {
            return;
        }
        Instant over = day.plus(2, ChronoUnit.DAYS).plus(1, ChronoUnit.HOURS);
        try (Connection database = database();
                Statement statement = database.createStatement()) {
            database.setAutoCommit(false);
            statement.execute(
                    "INSERT INTO names (kind, name) VALUES ('policy', '" + SUBJECT
                            + "'), ('policy', 'XOF:-:BUY'), ('policy', 'XOF:CI:GHS:GH'), ('corridors', 'XOF:CI') ON CONFLICT DO NOTHING");
            for (String table : List.of("market_ticks", "place_publications")) {
                statement.execute("DELETE FROM " + table + " WHERE at < '" + over + "'");
            }
            statement.execute("DELETE FROM candles WHERE start < '" + over + "'");
            statement.execute("INSERT INTO market_ticks (at, version, subject, tick, heartbeat, id, rate, raw_rate,"
                    + " platform, record) VALUES"
                    + past("22:10", 0, "A", 610) + "," + past("22:50", 0, "B", 620) + "," + past("22:50", 0, "C", 618)
                    + "," + past("23:30", 0, "D", 615) + "," + past("00:20", 1, "E", 605)
                    + "," + past("20:59", -1, "F", 590) + "," + past("00:00", 2, "0", 599)
                    + "," + past("10:03", 0, "1", "XOF:-:BUY", "700"));
            statement.execute("INSERT INTO place_publications (at, version, computed_at, settings_version, place,"
                    + " corridors, cross_rules, heartbeats, ids, rates) VALUES"
                    + pastOfCorridor("10:07", "2", "0.02") + "," + pastOfCorridor("10:17", "3", "0.03"));
            statement.execute("UPDATE candles_until SET until = '" + day.minus(1, ChronoUnit.DAYS) + "'");
            database.commit();
        }
        await("the engine has made the candles").atMost(PATIENCE).until(() -> candlesUntil()
                .isAfter(over));
    }

    private Instant candlesUntil() throws SQLException {
        try (Connection database = database();
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("SELECT until FROM candles_until")) {
            rows.next();
            return rows.getTimestamp(1).toInstant();
        }
    }

    private String past(String time, int days, String id, int rate) {
        return past(time, days, id, SUBJECT, String.valueOf(rate));
    }

    private String past(String time, int days, String id, String subject, String rate) {
        return "('" + at(time, days) + "', 1, " + number(subject) + ", true, false, '" + id(id) + "', " + rate + ", "
                + rate + ", 'binance', '\\x00')";
    }

    private String pastOfCorridor(String time, String id, String rate) {
        return "('" + at(time, 0) + "', 0, '" + at(time, 0) + "', 0,"
                + " (SELECT number FROM names WHERE kind = 'corridors' AND name = 'XOF:CI'), ARRAY["
                + number("XOF:CI:GHS:GH") + "], ARRAY[0], ARRAY[false], ARRAY['" + id(id) + "'::uuid], ARRAY[" + rate
                + "])";
    }

    private String at(String time, int days) {
        return day.plus(days, ChronoUnit.DAYS).toString().substring(0, "2026-08-21".length()) + "T" + time + ":00Z";
    }

    private static String number(String subject) {
        return "(SELECT number FROM names WHERE kind = 'policy' AND name = '" + subject + "')";
    }

    private static String id(String last) {
        return "01563e3a-b5d3-d676-4c61-efb99302bd0" + last;
    }

    private Connection database() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:" + world.set.postgres.url() + "?currentSchema=rates",
                world.set.postgres.user(),
                world.set.postgres.password());
    }
}
