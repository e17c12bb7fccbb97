package io.usdtaggregator.admin.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.usdtaggregator.admin.testing.Browsing;
import io.usdtaggregator.admin.testing.Candles;
import io.usdtaggregator.admin.testing.LivingMarkets;
import io.usdtaggregator.admin.testing.MarketsInRedis;
import io.usdtaggregator.admin.testing.PagesInChromium;
import io.usdtaggregator.admin.testing.StaffBrowser;
import io.usdtaggregator.admin.testing.StandInEngine;
import io.usdtaggregator.admin.testing.WithEngineProfile;
import io.usdtaggregator.base.internal.history.AsOfRates;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.rate.Rate;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Seeing the market in a real browser. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@TestProfile(WithEngineProfile.class)
class MarketPagesInBrowserTest {

    @Inject
    RedisDataSource redis;

    @TestHTTPResource("/")
    URI address;

    private PagesInChromium pages;
    private StandInEngine engine;
    private MarketsInRedis markets;
    private StaffBrowser browser;

    @BeforeEach
    void a_world() {
        pages = PagesInChromium.start(redis, address);
        engine = pages.engine();
        markets = pages.markets();
        browser = pages.browser();
    }

    @AfterEach
    void as_before() {
        if (pages != null) {
            new LivingMarkets(redis).remove();
            pages.close();
        }
    }

    @Test
    void the_overview_shows_both_sides_their_spread_and_the_last_day_and_follows_by_itself() {
        Page page = browser.page(1400, "en", ColorScheme.LIGHT);
        browser.show(page, "/");
        page.locator("#day-XOF-CI svg.sell").waitFor();

        String row = page.locator("tr", new Page.LocatorOptions().setHasText("XOF, Ivory Coast"))
                .innerText();
        assertTrue(row.contains("612"), row);
        assertTrue(row.contains("590"), row);
        assertTrue(row.contains("3.66"), row);
        assertTrue(row.contains("fresh"), row);
        assertTrue(row.contains("Binance P2P"), row);

        redis.hash(String.class)
                .hset(
                        RedisKeys.RATES,
                        RedisKeys.rateField(Rate.POLICY, MarketsInRedis.XOF_BUY),
                        MarketJson.write(markets.rate(MarketsInRedis.XOF_BUY, "700", null)));
        page.locator("td:has-text('700')").waitFor();
        assertEquals(2, page.locator("#day-XOF-CI svg").count(), "the lines of the day stay where they are");
        assertFalse(page.locator("#connection-lost").isVisible());
    }

    @Test
    void numbers_are_written_as_the_reader_writes_them() {
        Page page = browser.page(1400, "fr", ColorScheme.LIGHT);
        browser.show(page, "/");

        String row = page.locator("tr", new Page.LocatorOptions().setHasText("Côte d"))
                .innerText();
        assertTrue(row.contains("3,66"), row);
    }

    @Test
    void a_market_shows_each_offer_with_what_became_of_it_and_narrows_by_payment_method() {
        Page page = browser.page(1400, "en", ColorScheme.LIGHT);
        browser.show(page, "/markets/XOF:CI:BUY");
        page.locator(".chart[data-kind=candles][data-drawn=yes] canvas").waitFor();
        page.locator(".chart[data-kind=depth][data-drawn=yes] canvas").waitFor();

        String offers = page.locator("#offers").innerText();
        assertTrue(
                offers.contains("outlier: 38.61 % from the median; the larger of 3 times the usual distance and 3 %"),
                offers);
        assertTrue(offers.contains("merchant: 3 orders in 30 days, 10 are needed"), offers);
        assertTrue(offers.contains("6 of 6 offers are shown"), offers);
        assertTrue(page.innerText("main").contains("Markup 2 %"));

        page.selectOption("select[name=method]", "orange_money");
        page.getByText("1 of 1 offers are shown").waitFor();
        assertTrue(page.url().contains("method=orange_money"), page.url());
    }

    @Test
    void offers_are_sorted_by_a_column_and_back_again() {
        Page page = browser.page(1400, "fr", ColorScheme.LIGHT);
        browser.show(page, "/markets/XOF:CI:BUY");
        Locator price = page.locator("#offers th").filter(new Locator.FilterOptions().setHasText("Prix"));
        Locator first = page.locator("#offers tbody tr").first();

        price.locator("button").click();
        assertEquals("ascending", price.getAttribute("aria-sort"));
        assertTrue(first.innerText().contains("600,000"), first.innerText());
        price.locator("button").click();
        assertEquals("descending", price.getAttribute("aria-sort"));
        assertTrue(first.innerText().contains("840,000"), first.innerText());

        page.reload();
        assertEquals("descending", price.getAttribute("aria-sort"), "kept while the window is open");
        assertTrue(first.innerText().contains("840,000"), first.innerText());

        page.selectOption("select[name=state]", "kept");
        page.getByText("Offres montrées : 3 sur 3").waitFor();
        assertTrue(first.innerText().contains("609,000"), "new rows come in the same order: " + first.innerText());
        assertEquals("", StaffBrowser.findings(page));
    }

    @Test
    void a_span_of_the_chart_is_enlarged_by_dragging_over_it() {
        Page page = browser.page(1400, "en", ColorScheme.DARK);
        browser.show(page, "/markets/XOF:CI:BUY");
        Locator plot = page.locator("#candles .u-over");
        plot.waitFor();
        double day = shown(page);

        BoundingBox box = plot.boundingBox();
        page.mouse().move(box.x + box.width / 4, box.y + box.height / 2);
        page.mouse().down();
        page.mouse().move(box.x + box.width / 2, box.y + box.height / 2);
        page.mouse().up();
        assertEquals(day / 4, shown(page), day / 50);
        page.mouse().dblclick(box.x + box.width / 2, box.y + box.height / 2);
        assertTrue(shown(page) > day / 2);
    }

    @Test
    void figures_stand_at_the_pointer_and_the_arrow_keys_reach_them() {
        Page page = browser.page(1400, "en", ColorScheme.LIGHT);
        browser.show(page, "/markets/XOF:CI:BUY");
        page.locator("#candles .u-over").hover();
        String told = page.locator("#candles .at-pointer").innerText();
        assertTrue(told.contains("Open") && told.contains("Close"), told);
        page.locator("[data-kind=depth] .u-over").hover();
        assertTrue(page.locator("[data-kind=depth] .at-pointer").isVisible());
        assertFalse(page.locator("#candles .at-pointer").isVisible());

        page.locator("#candles").focus();
        page.keyboard().press("ArrowLeft");
        String spoken = page.locator("#candles + p").textContent();
        assertTrue(spoken.contains("Close"), spoken);
        page.keyboard().press("ArrowLeft");
        assertNotEquals(spoken, page.locator("#candles + p").textContent(), "the figure before");
        assertEquals("", StaffBrowser.findings(page));
    }

    @Test
    void other_platforms_and_places_are_laid_over_the_chart_three_at_most() {
        Candles.answer(engine);
        new LivingMarkets(redis).write();
        Page page = browser.page(1400, "fr", ColorScheme.DARK);
        browser.show(page, "/markets/XOF:CI:BUY");
        page.locator("#candles .u-over").waitFor();
        for (String other : List.of("Binance P2P", "Bybit P2P", "Sénégal")) {
            page.locator(".compare").getByText(other).click();
        }
        page.waitForFunction("() => document.getElementById('candles').plot.series.length === 8");
        assertTrue(page.locator(".compare").getByText("Togo").isDisabled());
        assertEquals("", StaffBrowser.findings(page));

        page.locator("#candles .u-over").hover();
        String told = page.locator("#candles .at-pointer").innerText();
        assertTrue(told.contains("Bybit P2P") && told.contains("Sénégal"), told);
        StaffBrowser.picture(page, "compare-1400-fr");
        page.locator("[data-chart=candles]").getByText("Semaine").click();
        page.reload();
        page.waitForFunction("() => document.getElementById('candles').plot?.series.length === 8");
        assertEquals("week", page.getAttribute("#candles", "data-span"), "what was chosen is there again");
        assertTrue(page.locator(".compare").getByText("Togo").isDisabled());
        page.locator(".compare").getByText("Bybit P2P").click();
        page.waitForFunction("() => document.getElementById('candles').plot.series.length === 7");
        assertTrue(page.locator(".compare").getByText("Togo").isEnabled());
    }

    @Test
    void a_phone_enlarges_a_chart_by_buttons_and_by_two_fingers() {
        Page page = browser.page(390, "en", ColorScheme.LIGHT);
        browser.show(page, "/markets/XOF:CI:BUY");
        page.locator("#candles .u-over").waitFor();
        double day = shown(page);

        page.click("[data-zoom][data-factor='0.5']");
        assertEquals(day / 2, shown(page), 1);
        for (String finger :
                List.of("down, 1, 0.4", "down, 2, 0.6", "move, 1, 0.3", "move, 2, 0.7", "up, 1, 0.3", "up, 2, 0.7")) {
            String[] parts = finger.split(", ");
            page.evaluate(
                    "([kind, pointer, part]) => { const over = document.querySelector('#candles .u-over');"
                            + " const { left, width } = over.getBoundingClientRect();"
                            + " over.dispatchEvent(new PointerEvent('pointer' + kind, { pointerId: Number(pointer),"
                            + " pointerType: 'touch', clientX: left + width * Number(part), bubbles: true })); }",
                    List.of(parts));
        }
        assertEquals(day / 4, shown(page), day / 100);
        page.click("[data-zoom][data-factor='0']");
        assertEquals(day, shown(page), 1);
    }

    @Test
    void many_offers_are_in_sight_on_a_phone() {
        Page page = browser.page(390, "fr", ColorScheme.LIGHT);
        browser.show(page, "/markets/XOF:CI:BUY");

        Locator offers = page.locator("table.offers tbody tr");
        assertEquals(6, offers.count());
        for (Locator offer : offers.all()) {
            // In any font five of them are in sight at once, in the 700 of a phone's 844 points that the frame leaves.
            assertTrue(offer.boundingBox().height < 140, offer.innerText() + offer.boundingBox().height);
            assertTrue(offer.locator(".price").isVisible());
        }
    }

    @Test
    void the_search_box_offers_what_can_be_done_and_is_gone_through_by_the_arrow_keys() {
        Candles.answer(engine);
        new LivingMarkets(redis).write();
        Page page = browser.page(1400, "fr", ColorScheme.DARK);
        browser.show(page, "/");
        page.keyboard().press("/");
        page.getByText("Actualiser tous les marchés maintenant").waitFor();
        assertEquals("", StaffBrowser.findings(page));
        StaffBrowser.picture(page, "palette-1400-fr");

        page.keyboard().type("majoration");
        page.locator("#found a")
                .filter(new Locator.FilterOptions().setHasText("Actualiser"))
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        page.keyboard().press("ArrowDown");
        assertEquals("found-0", page.getAttribute("#search", "aria-activedescendant"));
        page.keyboard().press("Enter");
        page.waitForURL("**/adjustments#new");
        page.waitForFunction("() => document.activeElement.name === 'currency'");
    }

    @Test
    void each_span_of_the_chart_asks_for_candles_of_its_own_width_and_shows_them() {
        Map<String, Duration> widths = Map.of(
                "1m", Duration.ofMinutes(1),
                "15m", Duration.ofMinutes(15),
                "1h", Duration.ofHours(1),
                "4h", Duration.ofHours(4),
                "1d", Duration.ofDays(1));
        engine.answersQuery("GET /internal/candles", query -> Candles.ofWidth(widths.get(query.get("interval"))));
        Page page = browser.page(1400, "fr", ColorScheme.LIGHT);
        browser.show(page, "/markets/XOF:CI:SELL");

        for (Span span : List.of(
                new Span("Heure", "1m", Duration.ofHours(1)),
                new Span("Jour", "15m", Duration.ofDays(1)),
                new Span("Semaine", "1h", Duration.ofDays(7)),
                new Span("Mois", "4h", Duration.ofDays(30)),
                new Span("Année", "1d", Duration.ofDays(365)))) {
            page.click("button[data-chart=candles]:text-is('" + span.name() + "')");
            page.waitForCondition(
                    () -> shownWidth(page) == widths.get(span.interval()).toSeconds());

            Map<String, String> asked = engine.asked("GET /internal/candles");
            assertEquals("XOF:CI:SELL", asked.get("subject"));
            assertEquals(span.interval(), asked.get("interval"));
            assertEquals("Africa/Abidjan", asked.get("tz"));
            assertEquals(
                    span.length(), Duration.between(Instant.parse(asked.get("from")), Instant.parse(asked.get("to"))));
            assertEquals(span.length().toSeconds(), shown(page), 1, span.name());
            assertEquals("true", page.getAttribute("button:text-is('" + span.name() + "')", "aria-pressed"));
            assertEquals(
                    1,
                    page.locator("button[data-chart=candles][aria-pressed=true]")
                            .count());
        }
    }

    /** What the button of a span says, and what it means. */
    private record Span(String name, String interval, Duration length) {}

    /** The seconds from one candle of the chart to the next; 0 while there is none. */
    private static long shownWidth(Page page) {
        return ((Number) page.evaluate("() => { const plot = document.getElementById('candles').plot;"
                        + " return plot && plot.data[0].length > 1 ? plot.data[0][1] - plot.data[0][0] : 0; }"))
                .longValue();
    }

    @Test
    void a_chart_tells_times_in_the_zone_of_its_reader() {
        Browsing admin = Browsing.asAdmin();
        admin.submit("/account/choices", "language", "en", "time_zone", "Asia/Tokyo");
        Page page = browser.page(1400, "fr", ColorScheme.LIGHT);
        browser.show(page, "/markets/XOF:CI:BUY");
        page.locator("#candles .u-over").waitFor();

        int instant = Math.toIntExact(Instant.parse("2026-08-21T20:30:00Z").getEpochSecond());
        String told = (String) page.evaluate(
                "second => { const { plot } = document.getElementById('candles'); return plot.series[0].value(plot, second); }",
                instant);
        admin.submit("/account/choices", "language", "en", "time_zone", "Africa/Abidjan");

        assertEquals("22/08/2026 05:30", told);
    }

    /** The seconds that the chart shows. */
    private static double shown(Page page) {
        return ((Number) page.evaluate("() => { const { min, max } = document.getElementById('candles').plot.scales.x;"
                        + " return max - min; }"))
                .doubleValue();
    }

    @Test
    void a_chart_whose_figures_cannot_be_had_says_so() {
        engine.forget("GET /internal/candles");
        Page page = browser.page(390, "fr", ColorScheme.DARK);
        browser.show(page, "/markets/XOF:CI:SELL");

        page.locator(".chart[data-kind=candles][data-drawn=failed]").waitFor();
        assertTrue(page.innerText(".chart[data-kind=candles]").contains("le moteur de taux ne répond pas"));
    }

    @Test
    void the_calculator_answers_the_newest_question_as_it_is_typed() {
        Page page = browser.page(390, "fr", ColorScheme.LIGHT);
        browser.show(page, "/cross-rates");
        page.click("a[aria-label='XOF → GHS']");
        page.selectOption("select[name=from]", "XOF:CI");
        page.waitForURL("**/corridors/XOF:CI:GHS:-");

        page.locator("input[name=amount]").pressSequentially("6");
        page.locator("input[name=amount]").pressSequentially("1\u202f200");
        page.getByText("1\u202f230,00 GHS").waitFor();
        assertTrue(page.innerText("#answer").contains("Pour 61\u202f200 XOF"), page.innerText("#answer"));
        assertTrue(page.innerText("#answer table").contains("Binance P2P"), page.innerText("#answer table"));

        page.fill("input[name=amount]", "61.200");
        page.locator("#answer [role=alert]").waitFor();
        assertEquals("Orange Money", page.textContent("select[name=method_from] option[value=orange_money]"));
        page.selectOption("select[name=method_from]", "orange_money");
        page.fill("input[name=amount]", "61812");
        page.getByText("1\u202f230,00 GHS").waitFor();
        StaffBrowser.picture(page, "corridor-390-fr");
    }

    @Test
    void the_calculator_says_what_must_be_given_so_that_an_amount_arrives() {
        Page page = browser.page(390, "fr", ColorScheme.DARK);
        browser.show(page, "/corridors/XOF:CI:GHS:-");
        page.selectOption("select[name=side]", "received");
        page.fill("input[name=amount]", "1 230");
        page.getByText("61\u202f200 XOF").waitFor();
        String told = page.innerText("#answer");
        assertTrue(told.contains("Pour que 1\u202f230 GHS arrivent, le client donne"), told);
        assertEquals("", StaffBrowser.findings(page));
        StaffBrowser.picture(page, "corridor-received-390-fr");

        page.fill("input[name=amount]", "900000000");
        page.getByText("Toutes les offres ensemble ne rapportent pas autant.").waitFor();
        page.click("main form button");
        page.waitForURL("**side=received**");
        assertEquals("received", page.inputValue("select[name=side]"));
    }

    @Test
    void the_page_says_when_the_connection_is_lost_and_when_it_is_back() {
        Page page = browser.page(1400, "fr", ColorScheme.LIGHT);
        browser.show(page, "/");
        page.locator("#connection-live").waitFor();

        page.evaluate("() => document.body.dispatchEvent(new Event('htmx:sseError', { bubbles: true }))");
        page.getByText("La connexion est perdue").waitFor();
        assertFalse(page.locator("#connection-live").isVisible());

        page.locator("#connection-live").waitFor();
        assertFalse(page.locator("#connection-lost").isVisible(), "the next figures end it");
    }

    @Test
    void the_keyboard_reaches_the_content_first() {
        Page page = browser.page(1400, "en", ColorScheme.LIGHT);
        browser.show(page, "/rates");
        page.keyboard().press("Tab");
        assertEquals("#content", page.evaluate("() => document.activeElement.getAttribute('href')"));
        page.keyboard().press("Enter");
        assertEquals("content", page.evaluate("() => document.activeElement.id"));
    }

    @Test
    void a_corridor_of_countries_is_looked_up_by_its_instant() {
        engine.answers(
                "GET /internal/as-of/cross-rates",
                MarketJson.write(new AsOfRates(List.of(), List.of(markets.cross()))));
        Page page = browser.page(390, "fr", ColorScheme.LIGHT);
        browser.show(page, "/rates");
        page.selectOption("select[name=from]", "XOF:CI");
        page.selectOption("select[name=to]", "GHS:-");
        page.locator("form:has(select[name=from]) input[name=at]").fill("2026-08-21T12:00:05");
        page.click("text=Chercher le taux du couloir");
        page.locator("article.explanation").waitFor();

        String told = page.innerText("article.explanation");
        assertTrue(told.contains("XOF, Côte d'Ivoire → GHS, toute la zone"), told);
        assertEquals("XOF:CI", page.inputValue("select[name=from]"));
        assertEquals("GHS:-", page.inputValue("select[name=to]"));
    }

    @Test
    void a_rate_is_explained_by_its_id_in_sentences_with_its_offers() {
        pages.answerRateById();
        Page page = browser.page(1400, "en", ColorScheme.LIGHT);
        browser.show(page, "/rates");
        page.fill("input[name=id]", MarketsInRedis.RATE_ID);
        page.click("text=Find by id");
        page.locator("article.explanation").waitFor();

        String told = page.innerText("article.explanation");
        assertTrue(told.contains("For 1 USDT customers were told\n612 XOF"), told);
        assertTrue(told.contains("The best offer was on Binance P2P, at 600 XOF"), told);
        assertTrue(told.contains("Markup 2 % (rule of XOF, Ivory Coast, Client buys)"), told);
        assertTrue(told.contains("6 offers were seen, 3 counted"), told);
        assertEquals(3, page.locator("article.explanation tbody tr").count());
        assertTrue(told.contains("Orange Money"), told);
        StaffBrowser.picture(page, "rate-look-up-1400-en");
    }

    @Test
    void a_rate_is_explained_by_its_instant_and_what_is_not_there_is_said() {
        String rates = MarketJson.write(new AsOfRates(
                List.of(markets.rate(MarketsInRedis.XOF_BUY, "600", null).withoutOffers()), List.of()));
        engine.answers("GET /internal/as-of/rates", rates);
        Page page = browser.page(1400, "fr", ColorScheme.LIGHT);
        browser.show(page, "/rates?subject=XOF:CI:BUY&at=2026-08-21T12:00");
        assertTrue(page.innerText("article.explanation").contains("Aucune règle ne s’appliquait"));

        browser.show(page, "/rates?id=" + MarketsInRedis.RATE_ID);
        page.locator("#problem").waitFor();
        assertEquals(MarketsInRedis.RATE_ID, page.inputValue("input[name=id]"));
        browser.show(page, "/rates?id=12");
        page.locator("#wrong-id").waitFor();
        engine.close();
        browser.show(page, "/rates?subject=XOF:CI:BUY&at=2026-08-21T12:00");
        page.locator("#problem").waitFor();
    }
}
