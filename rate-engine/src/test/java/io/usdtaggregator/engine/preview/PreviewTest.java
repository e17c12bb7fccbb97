package io.usdtaggregator.engine.preview;

import static io.usdtaggregator.model.settings.SettingsBuilder.crossRule;
import static io.usdtaggregator.model.settings.SettingsBuilder.fixed;
import static io.usdtaggregator.model.settings.SettingsBuilder.percent;
import static io.usdtaggregator.model.settings.SettingsBuilder.rule;
import static io.usdtaggregator.model.settings.SettingsBuilder.settings;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.engine.LiveEngine;
import io.usdtaggregator.engine.alerts.MailServer;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.rate.AdjustmentMode;
import io.usdtaggregator.model.rate.Direction;
import io.usdtaggregator.model.settings.Settings;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@QuarkusTestResource(MailServer.class)
class PreviewTest {
    private static final Market BUY = new Place("XOF", "ML").buy();
    private static final Market SELL = new Place("XOF", "ML").sell();
    private static final Market GHS_SELL = new Place("GHS", null).sell();
    private static final String MALI_BUY = "find { it.country == 'ML' && it.trade_type == 'BUY' }";
    private static final String MALI_TO_GHANA =
            "find { it.country_from == 'ML' && it.to_currency == 'GHS' && it.country_to == null }";

    @Inject
    LiveEngine engine;

    @BeforeEach
    void live_books() {
        engine.beginsAnew(settings().withoutOutlierCut().build());
        engine.publish("binance", BUY, Instant.now(), "600");
        engine.publish("binance", SELL, Instant.now(), "590");
        engine.publish("binance", GHS_SELL, Instant.now(), "12.3");
        engine.awaitCross("XOF:ML:GHS:-", "0.0205");
    }

    @Test
    void what_changes_is_shown_before_and_after_for_markets_and_corridors() {
        preview(settings()
                        .withoutOutlierCut()
                        .rule(percent("r", "XOF", "ML", null, "2.5", Direction.MARKUP))
                        .build())
                .body(MALI_BUY + ".before", equalTo("600"))
                .body(MALI_BUY + ".after", equalTo("615"))
                .body(MALI_BUY + ".percent", equalTo("2.5"))
                .body(MALI_BUY + ".flags", hasSize(0))
                .body(MALI_TO_GHANA + ".before", equalTo("0.0205"))
                .body(MALI_TO_GHANA + ".after", equalTo("0.02"));
    }

    /** Valid from the next minute: nothing changes at once, and 60 % then. */
    @Test
    void a_rule_that_begins_later_is_shown_from_its_instant_on() {
        Instant begins = Instant.now().plusSeconds(60).truncatedTo(ChronoUnit.SECONDS);
        Instant ends = Instant.now().plusSeconds(600).truncatedTo(ChronoUnit.SECONDS);

        preview(settings()
                        .withoutOutlierCut()
                        .rule(rule(
                                "r",
                                "XOF",
                                "ML",
                                null,
                                AdjustmentMode.PERCENT,
                                "60",
                                Direction.MARKUP,
                                begins,
                                ends,
                                null))
                        .build())
                .body("findAll { it.country == 'ML' && it.trade_type == 'BUY' }", hasSize(1))
                .body(MALI_BUY + ".effective_from", equalTo(begins.toString()))
                .body(MALI_BUY + ".before", equalTo("600"))
                .body(MALI_BUY + ".after", equalTo("960"))
                .body(MALI_BUY + ".percent", equalTo("60"))
                .body(MALI_TO_GHANA + ".effective_from", equalTo(begins.toString()));
    }

    @Test
    void a_rule_that_is_given_an_end_is_shown_from_its_end_on() {
        engine.set(settings()
                .withoutOutlierCut()
                .rule(percent("r", "XOF", "ML", null, "20", Direction.MARKUP))
                .build());
        engine.awaitRate(BUY, "720");
        Instant ends = Instant.now().plusSeconds(600).truncatedTo(ChronoUnit.SECONDS);

        preview(settings()
                        .withoutOutlierCut()
                        .rule(rule(
                                "r",
                                "XOF",
                                "ML",
                                null,
                                AdjustmentMode.PERCENT,
                                "20",
                                Direction.MARKUP,
                                null,
                                ends,
                                null))
                        .build())
                .body("findAll { it.country == 'ML' && it.trade_type == 'BUY' }", hasSize(1))
                .body(MALI_BUY + ".effective_from", equalTo(ends.toString()))
                .body(MALI_BUY + ".before", equalTo("720"))
                .body(MALI_BUY + ".after", equalTo("600"));
    }

    @Test
    void a_rule_that_is_scheduled_already_is_no_change() {
        Instant begins = Instant.now().plusSeconds(60).truncatedTo(ChronoUnit.SECONDS);
        Settings scheduled = settings()
                .withoutOutlierCut()
                .rule(rule("r", "XOF", "ML", null, AdjustmentMode.PERCENT, "60", Direction.MARKUP, begins, null, null))
                .build();
        engine.set(scheduled);
        long version = engine.settings().version();
        await().atMost(LiveEngine.PATIENCE).until(() -> engine.rate("policy", BUY)
                .filter(rate -> rate.settingsVersion() == version)
                .isPresent());

        preview(scheduled).body("findAll { it.effective_from != null }", hasSize(0));
    }

    @Test
    void a_market_that_would_cross_is_flagged() {
        preview(settings()
                        .withoutOutlierCut()
                        .rule(percent(
                                "r", "XOF", "ML", io.usdtaggregator.model.market.TradeType.SELL, "5", Direction.MARKUP))
                        .build())
                .body(MALI_BUY + ".flags", contains("crossed"));
    }

    @Test
    void rules_that_would_leave_nothing_are_flagged_on_markets_and_corridors() {
        preview(settings()
                        .withoutOutlierCut()
                        .rule(fixed("r", "XOF", "ML", null, "700", Direction.MARKDOWN))
                        .build())
                .body(MALI_BUY + ".flags", hasItem("rule_skipped"));
        preview(settings()
                        .withoutOutlierCut()
                        .cross(crossRule("c", "XOF", "GHS", AdjustmentMode.FIXED, "0", "20"))
                        .build())
                .body(MALI_TO_GHANA + ".flags", contains("rule_skipped"));
    }

    @Test
    void a_preview_publishes_and_stores_nothing() {
        Instant began = Instant.now();
        engine.awaitRate(SELL, "590");

        preview(settings()
                .withoutOutlierCut()
                .rule(percent("r", null, null, null, "40", Direction.MARKUP))
                .build());

        engine.awaitRate(BUY, "600");
        engine.awaitRate(SELL, "590");
        engine.awaitCross("XOF:ML:GHS:-", "0.0205");
        assertFalse(engine.tickRates(BUY.key(), began).contains("840"));
        engine.awaitNoAlertWaits();
        assertEquals(0, engine.alerts("variation", BUY.key()).size());
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /internal/ticks?subject=XOF:-:BUY",
        "GET, /internal/candles?subject=XOF:-:BUY&interval=1m",
        "GET, /internal/rates/01",
        "GET, /internal/alerts",
        "GET, /internal/alerts/settings/1",
        "GET, /internal/alerts/stored?since=2026-11-26T12:00:00Z",
        "POST, /internal/alerts/01/acknowledge",
        "POST, /internal/preview",
        "POST, /internal/quotes",
        "GET, /internal/quotes/01"
    })
    void nobody_gets_in_without_the_services_secret(String method, String path) {
        RestAssured.given()
                .contentType("application/json")
                .request(method, path)
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
        RestAssured.given()
                .contentType("application/json")
                .header("X-Service-Token", "wrong")
                .request(method, path)
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal;x/alerts",
                "/internal;/alerts",
                "/;x/internal/alerts",
                "/%69nternal/alerts",
                "/internal%3bx/alerts",
                "/x/../internal/alerts",
                "//internal/alerts",
                "/INTERNAL/alerts",
                "/internal/alerts;x",
                "/;/internal/alerts"
            })
    void no_path_leads_around_the_services_secret(String path) {
        int status = RestAssured.given().urlEncodingEnabled(false).get(path).statusCode();
        assertTrue(Set.of(400, 401, 404).contains(status), path + ": " + status);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /internal/ticks, subject",
        "GET, /internal/ticks?subject=XOF, subject",
        "GET, /internal/ticks?subject=XOF:-:BUY&limit=0, limit",
        "GET, /internal/ticks?subject=XOF:-:BUY&limit=many, limit",
        "GET, /internal/ticks?subject=XOF:-:BUY&from=yesterday, from",
        "GET, /internal/ticks?subject=XOF:-:BUY&cursor=nonsense, cursor",
        "GET, /internal/candles?subject=XOF:-:BUY&interval=7m, interval",
        "GET, /internal/candles?subject=XOF:-:BUY&interval=1d&tz=Mars/Crater, tz",
        "GET, /internal/alerts/stored, since",
        "GET, /internal/alerts/stored?since=yesterday, since",
        "POST, /internal/preview, body",
        "POST, /internal/alerts/01/acknowledge, by"
    })
    void a_bad_parameter_is_named(String method, String path, String field) {
        RestAssured.given()
                .contentType("application/json")
                .header("X-Service-Token", "the-services-secret")
                .request(method, path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo(field));
    }

    private static ValidatableResponse preview(Settings proposed) {
        return RestAssured.given()
                .header("X-Service-Token", "the-services-secret")
                .contentType("application/json")
                .body(MarketJson.write(proposed))
                .post("/internal/preview")
                .then()
                .statusCode(200);
    }
}
