package io.usdtaggregator.endtoend;

import static io.usdtaggregator.endtoend.Waiting.PATIENCE;
import static io.usdtaggregator.endtoend.World.json;
import static io.usdtaggregator.endtoend.World.offer;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The cases of the domain, through the running system: books set in the simulator, rules set by staff. */
class DomainCasesIT {
    private static final String CI_BUY = "fiat=XOF&country=CI&trade_type=BUY";
    private static final String CI_SELL = "fiat=XOF&country=CI&trade_type=SELL";
    private static final String GH_BUY = "fiat=GHS&country=GH&trade_type=BUY";
    private static final String GH_SELL = "fiat=GHS&country=GH&trade_type=SELL";

    private final World world = new World();

    @BeforeEach
    void a_quick_world() {
        world.reset();
    }

    @Test
    void an_amount_walks_the_book() {
        world.book(
                "binance",
                "XOF/CI/BUY",
                offer("600", "1000", "30000"),
                offer("605", "50000", "100000"),
                offer("610", "1000", "500000"));
        world.refresh();

        JsonNode rate = world.rateWhen(CI_BUY + "&amount=100000", is("600"));
        assertEquals("603.4912718", rate.at("/liquidity/executable_rate").asText());
        assertEquals("1", rate.at("/liquidity/coverage").asText());
        assertEquals(2, rate.at("/liquidity/offers_used").asInt());

        JsonNode skipped = world.rateWhen(CI_BUY + "&amount=60000", is("600"));
        assertTrue(skipped.at("/liquidity/executable_rate").asText().startsWith("604.9586"), skipped.toString());
    }

    @Test
    void a_small_book_covers_a_part_of_the_amount() {
        world.book("binance", "XOF/CI/BUY", offer("600", "1000", "30000"));
        world.refresh();

        JsonNode rate = world.rateWhen(
                CI_BUY + "&amount=100000",
                seen -> seen.at("/liquidity/coverage").asText().equals("0.3"));
        assertEquals("0.3", rate.at("/liquidity/coverage").asText());
        assertEquals("low", rate.at("/quality/confidence").asText());
    }

    @Test
    void stock_caps_the_range() {
        world.book(
                "binance",
                "XOF/CI/BUY",
                "{\"price\":\"600\",\"min\":\"1000\",\"max\":\"90000\",\"available\":\"100\"}");
        world.refresh();

        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode offers = world.set.api().get("/api/v1/offers?" + CI_BUY).body();
            assertEquals("60000", offers.at("/offers/0/max_fiat").asText(), offers.toString());
            assertEquals("100", offers.at("/offers/0/max_usdt").asText());
            assertEquals(1, offers.get("count").asInt());
        });
    }

    @Test
    void a_liquidity_setting_drops_what_does_not_overlap_or_is_not_within() {
        world.book(
                "binance",
                "XOF/CI/BUY",
                offer("600", "5000", "9999"),
                offer("601", "5000", "10000"),
                offer("602", "500000", "900000"),
                offer("603", "500001", "900000"),
                offer("604", "10000", "500000"));
        world.change(settings -> settings.set("liquidity", liquidity("OVERLAP")));
        world.refresh();

        JsonNode overlap = world.rateWhen(CI_BUY, is("601"));
        assertEquals(2, overlap.at("/quality/excluded/liquidity").asInt());
        assertEquals(3, overlap.at("/quality/offers_eligible").asInt());
        offered(CI_BUY, "601", "602", "604");

        // Without a new read: the last books are filtered again.
        world.change(settings -> settings.set("liquidity", liquidity("INCLUSION")));
        JsonNode inclusion = world.rateWhen(CI_BUY, is("604"));
        assertEquals(4, inclusion.at("/quality/excluded/liquidity").asInt());
        offered(CI_BUY, "604");
    }

    @Test
    void a_merchant_setting_drops_whoever_traded_too_little_and_says_how_many() {
        world.book(
                "binance",
                "XOF/CI/BUY",
                "{\"price\":\"600\",\"min\":\"1\",\"max\":\"9000\",\"orders_30d\":9}",
                "{\"price\":\"601\",\"min\":\"1\",\"max\":\"9000\",\"orders_30d\":10}");
        world.change(settings -> settings.set(
                "merchants", json("{\"min_orders_30d\":10,\"min_completion_rate\":\"0\",\"verified_only\":false}")));
        world.refresh();

        JsonNode rate = world.rateWhen(CI_BUY, is("601"));
        assertEquals(1, rate.at("/quality/excluded/merchant").asInt());
        offered(CI_BUY, "601");
    }

    @Test
    void a_price_far_from_the_median_is_an_outlier() {
        world.book(
                "binance",
                "XOF/CI/SELL",
                offer("600", "1", "9000"),
                offer("601", "1", "9000"),
                offer("602", "1", "9000"),
                offer("603", "1", "9000"),
                offer("604", "1", "9000"),
                offer("700", "1", "9000"));
        world.refresh();

        JsonNode rate = world.rateWhen(CI_SELL, is("604"));
        assertEquals(1, rate.at("/quality/excluded/outlier").asInt());
        assertEquals("602", rate.get("median").asText());
    }

    @Test
    void exactly_one_rule_applies_the_most_specific() {
        world.book("binance", "XOF/CI/BUY", offer("600", "1", "9000"));
        world.book("binance", "XOF/CI/SELL", offer("600", "1", "9000"));
        world.book("binance", "GHS/GH/BUY", offer("12.5", "1", "9000"));
        world.change(settings -> settings.set("adjustments", json("""
                        [{"mode":"PERCENT","value":"1","direction":"MARKUP","active":true,"reason":"all"},
                         {"currency":"XOF","mode":"PERCENT","value":"2","direction":"MARKUP","active":true,"reason":"xof"},
                         {"currency":"XOF","country":"CI","trade_type":"SELL","mode":"FIXED","value":"5",
                          "direction":"MARKDOWN","active":true,"reason":"ci"},
                         {"currency":"XOF","country":"CI","trade_type":"SELL","mode":"FIXED","value":"50",
                          "direction":"MARKDOWN","active":true,"valid_until":"2020-01-01T00:00:00Z","reason":"past"}]""")));
        world.refresh();

        JsonNode sell = world.rateWhen(CI_SELL, is("595"));
        assertEquals("600", sell.get("raw_rate").asText());
        assertEquals("XOF:CI:SELL", sell.at("/adjustment/scope").asText());
        world.rateWhen(CI_BUY, is("612"));
        world.rateWhen(GH_BUY, is("12.625"));
    }

    @Test
    void a_cross_rate_goes_by_way_of_usdt_and_takes_its_rule() {
        world.book("binance", "XOF/CI/BUY", offer("600", "1", "900000"));
        world.book("binance", "XOF/CI/SELL", offer("590", "1", "900000"));
        world.book("binance", "GHS/GH/SELL", offer("12.3", "1", "900000"));
        world.book("binance", "GHS/GH/BUY", offer("12.5", "1", "900000"));
        world.refresh();
        world.rateWhen(CI_BUY, is("600"));
        world.rateWhen(CI_SELL, is("590"));
        world.rateWhen(GH_SELL, is("12.3"));
        world.rateWhen(GH_BUY, is("12.5"));

        JsonNode plain = crossWhen("0.0205");
        assertEquals("47.2", plain.get("inverse_rate").asText());
        assertEquals("3.24", plain.get("round_trip_cost_pct").asText());
        assertEquals("600", plain.at("/legs/buy/rate").asText());
        assertEquals("12.3", plain.at("/legs/sell/rate").asText());

        world.change(settings -> settings.set("cross_adjustments", json("""
                        [{"from":"XOF","to":"GHS","mode":"PERCENT","buy":{"value":"1","direction":"MARKUP"},
                          "sell":{"value":"1","direction":"MARKDOWN"},"active":true}]""")));
        crossWhen("0.02009405941");
    }

    @Test
    void two_countries_of_one_currency_are_a_corridor_and_a_place_to_itself_is_one() {
        world.change(settings -> settings.withArray("currencies")
                .get(0)
                .get("countries")
                .forEach(country -> ((ObjectNode) country)
                        .put("active", country.get("code").asText().matches("CI|SN"))));
        world.book("binance", "XOF/CI/BUY", offer("600", "1", "900000"));
        world.book("binance", "XOF/SN/SELL", offer("585", "1", "900000"));
        world.refresh();

        crossWhen("0.975", "from_currency=XOF&country_from=CI&to_currency=XOF&country_to=SN");
        crossWhen("1", "from_currency=XOF&country_from=CI&to_currency=XOF&country_to=CI");
    }

    @Test
    void an_amount_goes_through_both_legs_and_a_quote_records_it() {
        world.book("binance", "XOF/CI/BUY", offer("600", "1000", "30000"), offer("610", "1000", "500000"));
        world.book("binance", "GHS/GH/SELL", offer("12.3", "1", "615"), offer("12", "1", "900000"));
        world.refresh();
        world.rateWhen(CI_BUY, is("600"));
        world.rateWhen(GH_SELL, is("12.3"));
        String corridor = "from_currency=XOF&country_from=CI&to_currency=GHS&country_to=GH";
        crossWhen("0.0205", corridor);

        // 30000 buy 50 USDT and 30500 buy another 50; 50 of them sell for 615 GHS, 50 for 600.
        JsonNode walked = crossWhen("0.0205", corridor + "&amount=60500");
        assertEquals(
                "1215",
                new BigDecimal(walked.get("amount_received").asText())
                        .stripTrailingZeros()
                        .toPlainString());
        assertEquals("0.02008264463", walked.get("executable_rate").asText());
        assertEquals("605", walked.at("/legs/buy/liquidity/executable_rate").asText());
        assertEquals("100", walked.at("/legs/sell/liquidity/amount").asText());

        String asked =
                "{\"from_currency\":\"XOF\",\"country_from\":\"CI\",\"to_currency\":\"GHS\",\"country_to\":\"GH\","
                        + "\"amount\":\"60500\"}";
        String key = UUID.randomUUID().toString();
        var made = world.set.api().with("Idempotency-Key", key).post("/api/v1/quotes", asked);
        assertEquals(201, made.status(), made.text());
        assertEquals("ACTIVE", made.body().get("status").asText());
        assertEquals("0.0205", made.body().get("rate").asText());
        assertEquals("0.02008264463", made.body().get("executable_rate").asText());
        assertTrue(made.body().get("indicative").asBoolean());
        assertEquals("XOF:CI GHS:GH", places(made.body()));
        assertEquals("60500", made.body().get("amount").asText());
        assertEquals("1", made.body().get("coverage").asText());
        assertEquals(walked.get("amount_received"), made.body().get("amount_received"));
        assertEquals(walked.get("rate_id"), made.body().get("rate_id"));
        assertEquals("600", made.body().at("/legs/buy/rate").asText());
        assertEquals("12.3", made.body().at("/legs/sell/rate").asText());
        assertTrue(made.body().get("sandbox").asBoolean());

        var again = world.set.api().with("Idempotency-Key", key).post("/api/v1/quotes", asked);
        assertEquals(made.body(), again.body());
        var other =
                world.set.api().with("Idempotency-Key", key).post("/api/v1/quotes", asked.replace("60500", "60501"));
        assertEquals(422, other.status(), other.text());
        String id = made.body().get("id").asText();
        assertEquals(made.body(), world.set.api().get("/api/v1/quotes/" + id).body());
        assertEquals(
                404, world.set.api().get("/api/v1/quotes/" + UUID.randomUUID()).status());
        Signed.checks(
                made.body(), world.set.gateway().get("/.well-known/jwks.json").body());
    }

    @Test
    void a_franc_carries_its_official_rate_and_its_premium() {
        world.book("binance", "XOF/CI/BUY", offer("600", "1", "900000"));
        world.refresh();

        JsonNode rate = world.rateWhen(CI_BUY, seen -> is("600").test(seen) && seen.has("official_rate"));

        assertEquals("605.0147574", rate.get("official_rate").asText());
        assertTrue(rate.get("premium_pct").asText().startsWith("-0.8288"), rate.toString());
    }

    private static String places(JsonNode quote) {
        return quote.get("from_currency").asText() + ":"
                + quote.get("country_from").asText() + " "
                + quote.get("to_currency").asText() + ":"
                + quote.get("country_to").asText();
    }

    private void offered(String query, String... prices) {
        await(query).atMost(PATIENCE).untilAsserted(() -> {
            JsonNode page = world.set.api().get("/api/v1/offers?" + query).body();
            assertEquals(List.of(prices), page.findValuesAsText("price"), page.toString());
            assertEquals(prices.length, page.get("count").asInt());
        });
    }

    private JsonNode crossWhen(String expected) {
        return crossWhen(expected, "from_currency=XOF&country_from=CI&to_currency=GHS&country_to=GH");
    }

    private JsonNode crossWhen(String expected, String query) {
        JsonNode[] seen = new JsonNode[1];
        await(expected).atMost(PATIENCE).untilAsserted(() -> {
            var answer = world.set.api().get("/api/v1/rates/cross?" + query);
            assertEquals(200, answer.status(), answer.text());
            seen[0] = answer.body();
            assertEquals(expected, seen[0].get("rate").asText(), answer.text());
        });
        return seen[0];
    }

    private static java.util.function.Predicate<JsonNode> is(String rate) {
        return seen -> rate.equals(seen.get("rate").asText());
    }

    private static JsonNode liquidity(String match) {
        return json("[{\"trade_type\":\"BUY\",\"currency\":\"XOF\",\"min\":\"10000\",\"max\":\"500000\","
                + "\"unit\":\"FIAT\",\"match\":\"" + match + "\"}]");
    }
}
