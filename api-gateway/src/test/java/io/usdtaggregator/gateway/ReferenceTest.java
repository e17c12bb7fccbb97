package io.usdtaggregator.gateway;

import static io.restassured.RestAssured.given;
import static io.usdtaggregator.model.market.OfferBuilder.anOffer;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.settings.FirstStart;
import io.usdtaggregator.model.settings.Settings;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What there is: in staff's order, without what they turned off, and with who offers it now. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class ReferenceTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Inject
    Seed seed;

    @BeforeEach
    void seed() {
        seed.all();
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        get("/currencies").statusCode(200).body("currencies.code", contains("XOF", "XAF", "GHS")));
    }

    @Test
    void currencies_come_in_staffs_order_without_those_that_are_off() {
        staff(settings -> {
            front((ArrayNode) settings.path("currencies"), "GHS");
            off(settings.path("currencies"), "XAF");
        });
        await().atMost(PATIENCE)
                .untilAsserted(() -> get("/currencies").body("currencies.code", contains("GHS", "XOF")));
        get("/countries").body("countries.fiat[0]", equalTo("GHS")).body("countries.fiat", not(hasItem("XAF")));
        get("/best-rates").body("best_rates.fiat", not(hasItem("XAF")));
        get("/best-rates?fiat=XAF").statusCode(400).body("errors[0].allowed", contains("GHS", "XOF"));
    }

    @Test
    void countries_come_in_staffs_order_without_those_that_are_off() {
        staff(settings -> settings.path("currencies").forEach(currency -> {
            if (currency.path("code").asText().equals("XOF")) {
                front((ArrayNode) currency.path("countries"), "TG");
                off(currency.path("countries"), "CI");
            }
        }));
        for (String path : List.of("/xof-countries", "/countries?fiat=XOF")) {
            await().atMost(PATIENCE).untilAsserted(() -> get(path)
                    .body("countries.code", contains("TG", "BJ", "BF", "GW", "ML", "NE", "SN")));
        }
        get("/best-rates?fiat=XOF&country=CI").statusCode(400).body("errors[0].allowed", hasItem("TG"));
    }

    @Test
    void platforms_come_in_staffs_order_with_the_default_named_and_without_those_that_are_off() {
        staff(settings -> {
            front((ArrayNode) settings.path("platforms"), "okx");
            off(settings.path("platforms"), "bybit");
            settings.path("platforms").forEach(platform -> {
                boolean first = platform.path("code").asText().equals("okx");
                ((ObjectNode) platform)
                        .put("default", first)
                        .put("active", first || platform.path("active").asBoolean());
            });
        });
        await().atMost(PATIENCE)
                .untilAsserted(() -> get("/platforms").body("platforms.code", contains("okx", "binance")));
        get("/platforms").body("platforms.default", contains(true, false));
        get("/status").body("platforms.code", contains("okx", "binance"));
        get("/best-rates?platform=bybit").statusCode(400).body("errors[0].field", equalTo("platform"));
    }

    @Test
    void a_way_to_pay_says_which_platforms_have_offers_with_it_now() {
        Market market = Market.in("GHS", "GH", TradeType.SELL);
        seed.book("binance", market, Instant.now(), anOffer().paidBy("cowries").build());
        seed.book(
                "bybit",
                market,
                Instant.now(),
                anOffer().on("bybit").paidBy("cowries").build(),
                anOffer().on("bybit").called("b").paidBy("beads").build());
        await().atMost(PATIENCE).untilAsserted(() -> get("/payment-methods?fiat=GHS")
                .body(platformsOf("cowries"), contains("binance", "bybit"))
                .body(platformsOf("beads"), contains("bybit")));
        get("/payment-methods").body("payment_methods.identifier", hasItem("beads"));
        get("/payment-methods?fiat=XOF").body("payment_methods.identifier", not(hasItem("beads")));
    }

    @Test
    void what_there_is_has_its_name_in_english_and_in_french() {
        get("/currencies")
                .body("currencies.find { it.code == 'XOF' }.name.en", equalTo("West African CFA franc"))
                .body("currencies.find { it.code == 'XOF' }.name.fr", equalTo("Franc CFA (BCEAO)"));
        get("/countries?fiat=XAF")
                .body("countries.find { it.code == 'TD' }.name.en", equalTo("Chad"))
                .body("countries.find { it.code == 'TD' }.name.fr", equalTo("Tchad"));
    }

    @Test
    void a_platform_has_its_name_and_the_instant_at_which_it_was_read_last() {
        Instant read = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        seed.book(
                "binance",
                Market.in("GHS", "GH", TradeType.BUY),
                read,
                anOffer().build());
        await().atMost(PATIENCE).untilAsserted(() -> get("/platforms")
                .body("platforms[0].code", equalTo("binance"))
                .body("platforms[0].name", equalTo("Binance P2P"))
                .body("platforms[0].observed_at", equalTo(read.toString()))
                .body("platforms[0].status", equalTo("fresh")));
    }

    private static String platformsOf(String method) {
        return "payment_methods.find { it.identifier == '" + method + "' }.platforms";
    }

    private void staff(Consumer<ObjectNode> change) {
        ObjectNode settings = MarketJson.mapper().valueToTree(FirstStart.settings());
        change.accept(settings);
        seed.settings(MarketJson.read(settings.toString(), Settings.class));
    }

    private static void off(JsonNode list, String code) {
        list.forEach(item -> {
            if (item.path("code").asText().equals(code)) {
                ((ObjectNode) item).put("active", false);
            }
        });
    }

    private static void front(ArrayNode list, String code) {
        for (int place = 0; place < list.size(); place++) {
            if (list.get(place).path("code").asText().equals(code)) {
                list.insert(0, list.remove(place));
                return;
            }
        }
    }

    private static ValidatableResponse get(String path) {
        return given().headers(Map.of("X-API-Key", Seed.KEY.text()))
                .get("/api/v1" + path)
                .then();
    }
}
