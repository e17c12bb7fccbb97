package io.usdtaggregator.admin.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.usdtaggregator.admin.testing.Browsing;
import io.usdtaggregator.admin.testing.FirstAccountsProfile;
import io.usdtaggregator.admin.testing.StandInEngine;
import io.usdtaggregator.admin.testing.WithEngineProfile;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.market.DropReason;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.rate.Confidence;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Quality;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.RateOrigin;
import io.usdtaggregator.model.rate.RatePrice;
import io.usdtaggregator.model.rate.RateProvenance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
        assumeTrue(chromium().isPresent() || "1".equals(System.getenv("BROWSER_REQUIRED")), "no browser here");
        assertTrue(chromium().isPresent(), "a browser is required here and there is none");
        engine = StandInEngine.start();
        engine.answers("POST /internal/preview", "[]");
        engine.answers(
                "GET /internal/alerts",
                "{\"alerts\":[{\"id\":\"01A\",\"kind\":\"variation\",\"key\":\"XOF:CI:BUY\","
                        + "\"message\":\"XOF:CI:BUY moved 40 % from 600 to 840\",\"raised_at\":\"2026-08-21T12:00:04Z\"}]}");
        for (TradeType type : TradeType.values()) {
            rate(Market.in("XOF", "CI", type));
            rate(Market.zone("GHS", type));
        }
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
            redis.key().del(RedisKeys.RATES);
            engine.close();
        }
    }

    @Test
    void no_button_is_cut_off_and_no_page_scrolls_sideways() throws IOException {
        StringBuilder wrong = new StringBuilder();
        try (Playwright playwright = playwright();
                Browser browser = launch(playwright)) {
            for (int width : new int[] {1400, 390}) {
                for (String language : new String[] {"en", "fr"}) {
                    Page page = page(browser, width, language);
                    for (String path : PAGES) {
                        page.navigate(address.resolve(path).toString());
                        picture(page, path, width, language);
                        if (!List.of().equals(page.evaluate(CUT_OFF))
                                || ((Number) page.evaluate(SIDEWAYS)).intValue() > 1) {
                            wrong.append(width + " " + language + " " + path + " " + page.evaluate(CUT_OFF) + " "
                                    + page.evaluate(SIDEWAYS) + "\n");
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
        try (Playwright playwright = playwright();
                Browser browser = launch(playwright)) {
            Page page = browser.newPage();
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

    private void rate(Market market) {
        Quality quality = new Quality(
                Confidence.HIGH,
                41,
                19,
                Map.of(DropReason.LIQUIDITY, 12, DropReason.OUTLIER, 2),
                Set.of(BookFlag.THIN_BOOK));
        for (String source : List.of(Rate.POLICY, "binance")) {
            Rate rate = new PricedRate(
                    RateProvenance.unnamed(1, Instant.now(), 1),
                    market,
                    source,
                    new RatePrice(new BigDecimal("612.5"), new BigDecimal("600"), new BigDecimal("603.5"), null),
                    RateOrigin.of("binance", Instant.now()),
                    quality,
                    List.of());
            redis.hash(String.class).hset(RedisKeys.RATES, RedisKeys.rateField(source, market), MarketJson.write(rate));
        }
    }

    private Page page(Browser browser, int width, String language) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setColorScheme(language.equals("fr") && width > 1000 ? ColorScheme.DARK : ColorScheme.LIGHT));
        context.addCookies(List.of(
                cookie("staff_session", browsing.session()),
                cookie("csrf", browsing.csrf()),
                cookie("language", language)));
        return context.newPage();
    }

    private Cookie cookie(String name, String value) {
        return new Cookie(name, value).setUrl(address.toString());
    }

    private static void picture(Page page, String path, int width, String language) throws IOException {
        Path directory = Files.createDirectories(Path.of("target", "screenshots"));
        String name = path.equals("/") ? "live-rates" : path.substring(1).replaceAll("[/:]", "-");
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(directory.resolve(name + "-" + width + "-" + language + ".png")));
    }

    private static Playwright playwright() {
        return Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    private static Browser launch(Playwright playwright) {
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium().orElseThrow())
                        .setArgs(List.of("--no-sandbox", "--disable-background-networking")));
    }

    private static Optional<Path> chromium() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
