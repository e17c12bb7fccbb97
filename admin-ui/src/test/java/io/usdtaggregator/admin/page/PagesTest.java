package io.usdtaggregator.admin.page;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.usdtaggregator.admin.testing.Browsing;
import io.usdtaggregator.admin.testing.FirstAccountsProfile;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.settings.Settings;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@TestProfile(FirstAccountsProfile.class)
class PagesTest {
    @Inject
    RedisDataSource redis;

    private Browsing browsing;

    @BeforeEach
    void logged_in() {
        browsing = Browsing.asAdmin();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "/, Live rates, Taux en direct",
        "/cross-rates, Cross rates, Taux croisés",
        "/rates, Rate look-up, Recherche d",
        "/alerts, The rate-engine cannot be reached, Le moteur de taux est injoignable",
        "/liquidity, Liquidity, Liquidité",
        "/adjustments, Adjustments, Ajustements",
        "/cross-adjustments, Cross adjustments, Ajustements croisés",
        "/platforms, Platforms, Plateformes",
        "/currencies, Currencies, Devises",
        "/change-control, Ask before, Demander avant",
        "/settings-file, Settings as a file, Réglages en fichier",
        "/price-rules, Source policy, Politique de source",
        "/refresh, Refresh now, Actualiser maintenant",
        "/integrators, Integrators, Intégrateurs",
        "/history, History, Historique",
        "/usage, Usage, Consommation",
        "/staff, Staff, Personnel",
        "/audit, Audit log, Journal d"
    })
    void each_page_speaks_both_languages(String path, String english, String french) {
        staff().get(path)
                .then()
                .statusCode(200)
                .contentType(startsWith("text/html"))
                .body(containsString(english));
        staff().header("Accept-Language", "fr").get(path).then().statusCode(200).body(containsString(french));
    }

    @Test
    void what_has_a_name_is_called_by_it_and_not_by_its_code() {
        staff().header("Accept-Language", "fr")
                .get("/currencies")
                .then()
                .body(containsString(">Sénégal</button>"), not(containsString(">SN</button>")));
        staff().header("Accept-Language", "fr")
                .get("/integrators")
                .then()
                .body(containsString("<option value=\"integrator\">Intégrateur</option>"));
    }

    @Test
    void a_search_keeps_what_was_searched_in_its_field_and_title() {
        staff().get("/search?q=xof")
                .then()
                .body(containsString("name=\"q\" value=\"xof\""), containsString("<title>Search: xof – "));
        staff().queryParam("q", "\"><b>")
                .get("/search")
                .then()
                .body(containsString("name=\"q\" value=\"&quot;&gt;&lt;b&gt;\""), not(containsString("\"><b>")));
        staff().get("/cross-rates").then().body(containsString("name=\"q\" value=\"\""));
    }

    @Test
    void the_corridor_of_a_look_up_begins_with_two_currencies() {
        staff().get("/rates")
                .then()
                .body(
                        matchesPattern("(?s).*<select name=\"from\"><option value=\"XOF:-\">.*"),
                        containsString("<option value=\"XAF:-\" selected>"));
        staff().get("/rates?from=GHS:-&to=XOF:CI&at=")
                .then()
                .body(containsString("<option value=\"XOF:CI\" selected>"), not(containsString("XAF:-\" selected")));
    }

    @Test
    void the_corridor_of_a_file_begins_with_two_currencies() {
        staff().get("/history")
                .then()
                .body(
                        matchesPattern("(?s).*<select name=\"given\"><option value=\"XOF:-\">.*"),
                        containsString("<option value=\"XAF:-\" selected>"));
    }

    @Test
    void a_stranger_is_sent_to_the_login() {
        given().redirects()
                .follow(false)
                .get("/liquidity")
                .then()
                .statusCode(303)
                .header("Location", containsString("/login"));
        Browsing.login("admin", "wrong").then().statusCode(401);
    }

    @Test
    void a_form_without_the_sessions_token_changes_nothing() {
        staff().formParam("csrf", "forged")
                .formParam("version", "1")
                .formParam("interval", "PT10S")
                .post("/refresh")
                .then()
                .statusCode(403);
    }

    @Test
    void a_saved_form_is_in_force() {
        submit("/refresh", "interval", "PT10S", "active", "on");
        assertEquals("PT10S", inRedis().refresh().interval().toString());
        submit("/refresh", "interval", "PT1M", "active", "on", "adaptive", "on");
        assertEquals("PT1M", inRedis().refresh().interval().toString());
        assertTrue(inRedis().refresh().adaptive());
        submit("/refresh", "interval", "PT1M", "active", "on");
        assertTrue(!inRedis().refresh().adaptive());

        submit("/platforms", "index", "1", "what", "active");
        assertTrue(!inRedis().platforms().get(1).active());
        submit("/platforms", "index", "1", "what", "active");

        submit(
                "/adjustments",
                "currency",
                "XOF",
                "mode",
                "PERCENT",
                "value",
                "1.5",
                "direction",
                "MARKUP",
                "reason",
                "test");
        assertEquals(1, inRedis().adjustments().size());
        submit("/adjustments/remove", "index", "0");
        assertEquals(0, inRedis().adjustments().size());

        submit("/liquidity", "trade_type", "SELL", "unit", "USDT", "min", "10", "match", "OVERLAP");
        assertEquals(1, inRedis().liquidity().size());
        submit("/liquidity/remove", "index", "0");
    }

    @Test
    void a_wrong_field_is_named_on_the_page_and_nothing_is_saved() {
        long before = inRedis().version();

        submit("/adjustments", "mode", "FIXED", "value", "1", "direction", "MARKUP")
                .then()
                .body(containsString("adjustments[0].currency"));

        assertEquals(before, inRedis().version());
    }

    @Test
    void a_logged_out_session_is_over() {
        submit("/logout");

        staff().redirects().follow(false).get("/").then().statusCode(303);
    }

    @Test
    void a_key_is_shown_once_on_the_page() {
        String page = staff().get("/integrators").asString();
        String account = Browsing.find(page, "name=\"account\" value=\"([^\"]+)\"");

        submit("/integrators/keys", "account", account, "name", "from the page")
                .then()
                .body(containsString("usdt_test_"));

        staff().get("/integrators").then().body(not(containsString("<code>usdt_test_[0-9A-Za-z]{36}")));
    }

    private Response submit(String path, String... fields) {
        return browsing.confirm(path, fields);
    }

    private Settings inRedis() {
        return MarketJson.read(redis.value(String.class).get(RedisKeys.SETTINGS), Settings.class);
    }

    private RequestSpecification staff() {
        return browsing.staff();
    }
}
