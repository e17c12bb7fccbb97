package io.usdtaggregator.admin.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.usdtaggregator.admin.database.Transactions;
import io.usdtaggregator.admin.messages.MessagesTest;
import io.usdtaggregator.admin.staff.StaffSessions;
import io.usdtaggregator.admin.staff.Tokens;
import io.usdtaggregator.admin.testing.Browsing;
import io.usdtaggregator.admin.testing.Candles;
import io.usdtaggregator.admin.testing.CustomersInGateway;
import io.usdtaggregator.admin.testing.FirstAccountsProfile;
import io.usdtaggregator.admin.testing.LivingMarkets;
import io.usdtaggregator.admin.testing.MarketsInRedis;
import io.usdtaggregator.admin.testing.PageChecks;
import io.usdtaggregator.admin.testing.PagesInChromium;
import io.usdtaggregator.admin.testing.RaisedAlerts;
import io.usdtaggregator.admin.testing.StaffApi;
import io.usdtaggregator.admin.testing.StaffBrowser;
import io.usdtaggregator.admin.testing.StaffPages;
import io.usdtaggregator.admin.testing.WithEngineProfile;
import io.usdtaggregator.base.internal.history.PublishedRecord;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.model.json.MarketJson;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every page in a real browser, on a laptop and on a phone, in both languages. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@TestProfile(WithEngineProfile.class)
class PagesInBrowserTest {
    private static final Logger LOG = Logger.getLogger(PagesInBrowserTest.class);
    private static final List<String> PAGES = StaffPages.and(
            "/markets/XOF:CI:SELL?state=dropped",
            "/rates?id=" + MarketsInRedis.RATE_ID,
            "/webhooks/" + CustomersInGateway.OF_RATES,
            "/webhooks/" + CustomersInGateway.OF_ALERTS,
            "/nothing-here");
    private static final List<Visit> VISITS = List.of(
            new Visit(1400, "en", ColorScheme.LIGHT),
            new Visit(1400, "fr", ColorScheme.DARK),
            new Visit(390, "fr", ColorScheme.LIGHT));
    /** Shows nothing new to the checks: made for its pictures only. */
    private static final Visit OF_PICTURES = new Visit(390, "en", ColorScheme.DARK);

    /** How a reader comes to all pages. */
    private record Visit(int width, String language, ColorScheme scheme) {
        boolean isWide() {
            return width > 1000;
        }
    }

    @Inject
    RedisDataSource redis;

    @TestHTTPResource("/")
    URI address;

    private PagesInChromium pages;
    private Browsing browsing;

    @Inject
    StaffSessions sessions;

    @Inject
    Transactions transactions;

    @BeforeEach
    void a_world() {
        pages = PagesInChromium.start(redis, address);
        // Sessions of other tests would fill the page of one's account.
        String own = Tokens.digest(pages.browsing().session());
        StaffApi.inDatabase(() -> transactions.write(() -> sessions.delete("tokenDigest != ?1", own)));
        pages.engine().answers("GET /internal/alerts", RaisedAlerts.ofADay());
        Candles.answer(pages.engine());
        LivingMarkets markets = new LivingMarkets(redis);
        markets.write();
        pages.engine()
                .answers(
                        "GET /internal/rates/" + MarketsInRedis.RATE_ID,
                        MarketJson.write(new PublishedRecord.OfMarket(markets.rate(MarketsInRedis.XOF_BUY))));
        pages.answerForCustomers();
        browsing = pages.browsing();
        if (browsing.staff().get("/api/settings").asString().contains("\"adjustments\":[]")) {
            rules();
        }
    }

    @AfterEach
    void as_before() {
        if (pages != null) {
            browsing.confirm("/adjustments/remove", "index", "1");
            browsing.confirm("/adjustments/remove", "index", "0");
            browsing.confirm("/cross-adjustments/remove", "index", "0");
            browsing.confirm("/liquidity/remove", "index", "1");
            browsing.confirm("/liquidity/remove", "index", "0");
            new LivingMarkets(redis).remove();
            pages.close();
        }
    }

    @Test
    void each_page_is_whole_in_its_language_fits_its_screen_and_axe_finds_nothing() {
        StringBuilder wrong = new StringBuilder();
        Map<String, Integer> millis = new TreeMap<>();
        StaffBrowser browser = pages.browser();
        for (Visit visit : visits()) {
            new LivingMarkets(redis).write();
            Page page = browser.page(visit.width(), visit.language(), visit.scheme());
            for (String path : PAGES) {
                browser.show(page, path);
                millis.merge(path, PageChecks.serverMillis(page), Math::min);
                StaffBrowser.picture(page, name(path) + "-" + visit.width() + "-" + visit.language());
                faults(page, visit).forEach(found -> wrong.append(visit + " " + path + ": " + found + "\n"));
            }
            page.context().close();
        }
        LOG.infof("milliseconds of the server, the best of all visits: %s", millis);
        assertEquals("", wrong.toString());
    }

    private static List<Visit> visits() {
        return StaffBrowser.picturesAreWanted()
                ? Stream.concat(VISITS.stream(), Stream.of(OF_PICTURES)).toList()
                : VISITS;
    }

    /** Each visit looks at all that it can, so that none is made twice. */
    private static List<String> faults(Page page, Visit visit) {
        List<String> found = new ArrayList<>(PageChecks.layout(page));
        found.addAll(PageChecks.size(page));
        if (visit.language().equals("fr")) {
            found.addAll(PageChecks.english(page, MessagesTest.bundles()));
        }
        if (!visit.isWide()) {
            found.addAll(PageChecks.onPhone(page));
        }
        if (visit.isWide()) {
            found.addAll(PageChecks.layoutAtAllWidths(page));
            found.addAll(StaffBrowser.findings(page).lines().toList());
        }
        return found;
    }

    @Test
    void the_calls_of_a_day_stand_at_the_pointer() {
        Page page = pages.show(390, "fr", ColorScheme.LIGHT, "/usage?month=2026-10");
        BoundingBox bars = page.locator(".by-day svg").boundingBox();
        page.locator(".by-day svg").hover(new Locator.HoverOptions().setPosition(bars.width - 2, 2));

        String told = page.innerText(".by-day .at-pointer");
        assertTrue(told.contains("31/10/2026") && told.contains("31\u202f000"), told);
    }

    @Test
    void a_person_logs_in_makes_a_key_and_sees_it_once() {
        Page page = pages.browser().stranger();
        page.navigate(address.resolve("/integrators").toString());
        assertEquals("", StaffBrowser.findings(page));
        StaffBrowser.picture(page, "login-1400-en");
        page.fill("input[name=username]", "admin");
        page.fill("input[name=password]", FirstAccountsProfile.PASSWORD);
        page.click("main button");
        page.waitForURL(address.toString());

        page.navigate(address.resolve("/integrators").toString());
        page.locator("details summary").last().click();
        page.fill("details[open] input[name=name]", "seen in a browser");
        page.click("details[open] button");
        page.getByText("shown only this once").waitFor();
        String key = page.textContent("main [role=status] code");
        assertTrue(key.startsWith("usdt_test_"));
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        page.click("[data-copy=new-key]");
        page.getByText("Copied").waitFor();
        assertEquals(key, page.evaluate("() => navigator.clipboard.readText()"));
        int keys = page.locator("td code").count();
        page.reload();

        assertEquals(keys, page.locator("td code").count(), "loading the page again makes no second key");
        assertEquals(0, page.getByText("shown only this once").count());

        Locator row = page.locator("tr:has-text('seen in a browser'):has(summary)");
        row.locator("summary").click();
        page.getByText("The key stops at once, for good.")
                .locator("visible=true")
                .waitFor();
        row.locator("button").click();
        page.locator("p.notice").waitFor();
        assertEquals(
                0, page.locator("tr:has-text('seen in a browser'):has(summary)").count(), "nothing to revoke");

        page.click(".top form button");
        page.waitForURL("**/login");
        page.goBack();
        page.reload();
        assertTrue(page.url().endsWith("/login"), page.url());
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
        for (String side : List.of("BUY", "SELL")) {
            browsing.submit(
                    "/liquidity",
                    "trade_type",
                    side,
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
    }

    private static String name(String path) {
        return path.equals("/") ? "live-rates" : path.substring(1);
    }
}
