package io.usdtaggregator.admin.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.usdtaggregator.admin.testing.Browsing;
import io.usdtaggregator.admin.testing.Candles;
import io.usdtaggregator.admin.testing.FirstAccountsProfile;
import io.usdtaggregator.admin.testing.MarketsInRedis;
import io.usdtaggregator.admin.testing.StaffBrowser;
import io.usdtaggregator.admin.testing.StandInEngine;
import io.usdtaggregator.admin.testing.WithEngineProfile;
import io.usdtaggregator.base.internal.history.PublishedRecord;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.model.json.MarketJson;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every page in a real browser, on a laptop and on a phone, in both languages; pictures are in target/screenshots. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@TestProfile(WithEngineProfile.class)
class PagesInBrowserTest {
    private static final List<String> PAGES = List.of(
            "/",
            "/markets/XOF:CI:BUY",
            "/markets/XOF:CI:SELL?state=dropped",
            "/cross-rates",
            "/corridors/XOF:CI:GHS:-?amount=61200",
            "/rates",
            "/rates?id=" + MarketsInRedis.RATE_ID,
            "/market-data",
            "/market-data/binance/XOF:CI:BUY",
            "/history",
            "/alerts",
            "/adjustments",
            "/cross-adjustments",
            "/liquidity",
            "/price-rules",
            "/platforms",
            "/currencies",
            "/refresh",
            "/integrators",
            "/usage",
            "/change-control",
            "/settings-file",
            "/approvals",
            "/account",
            "/account/two-step",
            "/search?q=xof",
            "/staff",
            "/audit",
            "/nothing-here");
    private static final String CUT_OFF = "() => [...document.querySelectorAll('main button, main a[role=button]')]"
            + ".filter(one => one.getBoundingClientRect().width > 0)"
            + ".filter(one => one.getBoundingClientRect().left < -1"
            + " || one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)"
            + ".map(one => one.textContent)";
    private static final String SIDEWAYS =
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth";

    @Inject
    RedisDataSource redis;

    @TestHTTPResource("/")
    URI address;

    private StandInEngine engine;
    private Browsing browsing;

    @BeforeEach
    void a_world() throws IOException {
        StaffBrowser.required();
        engine = StandInEngine.start();
        engine.answers("POST /internal/preview", "[]");
        engine.answers(
                "GET /internal/alerts",
                "{\"alerts\":[{\"id\":\"01A\",\"kind\":\"variation\",\"key\":\"XOF:CI:BUY\","
                        + "\"message\":\"XOF:CI:BUY moved 40 % from 600 to 840\",\"raised_at\":\"2026-08-21T12:00:04Z\"}]}");
        engine.answers("GET /internal/candles", Candles.ofADay());
        MarketsInRedis markets = new MarketsInRedis(redis);
        markets.write();
        engine.answers(
                "GET /internal/rates/" + MarketsInRedis.RATE_ID,
                MarketJson.write(new PublishedRecord.OfMarket(
                        markets.rate(MarketsInRedis.XOF_BUY, "600", MarketsInRedis.RULE))));
        browsing = Browsing.asAdmin();
        if (browsing.staff().get("/api/settings").asString().contains("\"adjustments\":[]")) {
            rules();
        }
    }

    @AfterEach
    void as_before() {
        if (engine != null) {
            browsing.confirm("/adjustments/remove", "index", "1");
            browsing.confirm("/adjustments/remove", "index", "0");
            browsing.confirm("/cross-adjustments/remove", "index", "0");
            browsing.confirm("/liquidity/remove", "index", "0");
            new MarketsInRedis(redis).remove();
            engine.close();
        }
    }

    @Test
    void no_button_is_cut_off_no_page_scrolls_sideways_and_axe_finds_nothing() {
        StringBuilder wrong = new StringBuilder();
        try (StaffBrowser browser = StaffBrowser.open(address, browsing)) {
            for (int width : new int[] {1400, 390}) {
                for (String language : new String[] {"en", "fr"}) {
                    ColorScheme scheme = language.equals("fr") && width > 1000 ? ColorScheme.DARK : ColorScheme.LIGHT;
                    boolean isAxeAsked = language.equals("fr") == width > 1000;
                    Page page = browser.page(width, language, scheme);
                    for (String path : PAGES) {
                        browser.show(page, path);
                        StaffBrowser.picture(page, name(path) + "-" + width + "-" + language);
                        Object cutOff = page.evaluate(CUT_OFF);
                        Object sideways = page.evaluate(SIDEWAYS);
                        String found = isAxeAsked ? StaffBrowser.findings(page) : "";
                        if (!List.of().equals(cutOff) || ((Number) sideways).intValue() > 1 || !found.isEmpty()) {
                            wrong.append(width + " " + language + " " + path + " " + cutOff + " " + sideways + " "
                                    + found + "\n");
                        }
                    }
                    page.context().close();
                }
            }
        }
        assertEquals("", wrong.toString());
    }

    @Test
    void a_person_logs_in_makes_a_key_and_sees_it_once() {
        try (StaffBrowser browser = StaffBrowser.open(address, browsing)) {
            Page page = browser.stranger();
            page.navigate(address.resolve("/integrators").toString());
            page.fill("input[name=username]", "admin");
            page.fill("input[name=password]", FirstAccountsProfile.PASSWORD);
            page.click("main button");
            page.waitForURL(address.toString());

            page.navigate(address.resolve("/integrators").toString());
            page.locator("details summary").last().click();
            page.fill("details[open] input[name=name]", "seen in a browser");
            page.click("details[open] button");
            page.getByText("shown only this once").waitFor();
            assertTrue(page.textContent("main [role=status] code").startsWith("usdt_test_"));
            int keys = page.locator("td code").count();
            page.reload();

            assertEquals(keys, page.locator("td code").count(), "loading the page again makes no second key");
            assertEquals(0, page.getByText("shown only this once").count());

            page.click(".top form button");
            page.waitForURL("**/login");
            page.goBack();
            page.reload();
            assertTrue(page.url().endsWith("/login"), page.url());
        }
    }

    private void rules() {
        String[] rule = {
            "currency",
            "XOF",
            "country",
            "CI",
            "trade_type",
            "SELL",
            "mode",
            "PERCENT",
            "value",
            "2",
            "direction",
            "MARKUP",
            "reason",
            "campaign of December, agreed with the treasury"
        };
        browsing.submit("/adjustments", rule);
        browsing.submit("/adjustments", rule);
        browsing.submit(
                "/cross-adjustments",
                "from",
                "XOF",
                "to",
                "GHS",
                "mode",
                "PERCENT",
                "buy_value",
                "1",
                "buy_direction",
                "MARKUP",
                "sell_value",
                "1",
                "sell_direction",
                "MARKDOWN");
        browsing.submit(
                "/liquidity",
                "trade_type",
                "BUY",
                "currency",
                "XOF",
                "unit",
                "FIAT",
                "min",
                "10000",
                "max",
                "500000",
                "match",
                "OVERLAP");
    }

    private static String name(String path) {
        return path.equals("/") ? "live-rates" : path.substring(1);
    }
}
