package io.usdtaggregator.admin.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import io.usdtaggregator.admin.testing.PagesInChromium;
import io.usdtaggregator.admin.testing.PreviewedMoves;
import io.usdtaggregator.admin.testing.StaffBrowser;
import io.usdtaggregator.admin.testing.StandInEngine;
import io.usdtaggregator.admin.testing.WithEngineProfile;
import io.usdtaggregator.embedded.EmbeddedServices;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A change before it is saved, in a real browser: what is shown of it, and where a wrong form leads. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@TestProfile(WithEngineProfile.class)
class PreviewInBrowserTest {
    private static final String PREVIEW = "POST /internal/preview";
    private static final List<String> PLACES = List.of("BJ", "BF", "GW", "ML", "NE", "SN", "TG");
    private static final String FORM = "main form[action='/adjustments'] ";
    /** Red outweighs the other two. */
    private static final String IS_RED = "one => { const [red, green, blue] ="
            + " getComputedStyle(one).color.match(/[0-9]+/g).map(Number); return red > 2 * green && red > 2 * blue; }";

    @TestHTTPResource("/")
    URI address;

    @Inject
    RedisDataSource redis;

    private PagesInChromium pages;
    private StandInEngine engine;
    private StaffBrowser browser;

    @BeforeEach
    void an_engine() {
        pages = PagesInChromium.start(redis, address);
        engine = pages.engine();
        browser = pages.browser();
    }

    @AfterEach
    void as_before() {
        if (pages != null) {
            pages.removeRules();
            pages.close();
        }
    }

    @Test
    void the_largest_moves_stand_first_crossed_markets_are_red_and_the_rest_is_folded() {
        String small = IntStream.rangeClosed(1, 14)
                .mapToObj(each -> PreviewedMoves.move(
                        "XOF",
                        PLACES.get(each % PLACES.size()),
                        each <= PLACES.size() ? "SELL" : "BUY",
                        BigDecimal.valueOf(each, 1).toPlainString(),
                        ""))
                .collect(Collectors.joining(","));
        String all = "[" + small + "," + PreviewedMoves.move("XOF", "CI", "BUY", "-3", "\"crossed\"") + "]";
        // What is in force is asked for, too: nothing was crossed before.
        engine.answers(PREVIEW, sent -> sent.contains("seen in a browser") ? all : "[]");
        Page page = browser.page(1400, "fr", ColorScheme.LIGHT);
        typeRule(page, "2", "");
        page.click(FORM + "button");

        Locator rows = page.locator("main table").first().locator("tbody tr");
        assertEquals(10, rows.count(), "the largest");
        Locator crossed = rows.first();
        assertTrue(crossed.innerText().contains("Côte d'Ivoire"), crossed.innerText());
        assertEquals("nouvellement croisé", crossed.locator(".dangers").innerText());
        assertTrue(isRed(crossed.locator(".dangers")));
        assertTrue(rows.nth(1).innerText().contains("+1,4"), rows.nth(1).innerText());
        assertFalse(isRed(rows.nth(1).locator(".moved")), "a small move");

        Locator rest = page.locator("main details:has(table)");
        assertFalse(rest.locator("table").isVisible(), "folded");
        rest.locator("summary").click();
        assertEquals(5, rest.locator("tbody tr").count());
        assertTrue(rest.locator("table").isVisible());
        assertEquals("", StaffBrowser.findings(page));
        StaffBrowser.picture(page, "preview-crossed-1400-fr");
    }

    @Test
    void a_rule_that_begins_later_is_previewed_from_its_own_instant_and_loading_again_saves_no_second_one() {
        engine.answers(
                PREVIEW,
                sent -> sent.contains("2030-01-01T08:00:00Z")
                        ? "[" + PreviewedMoves.move("XOF", "CI", "BUY", "60", "", "2030-01-01T08:00:00Z") + "]"
                        : "[]");
        Page page = browser.page(390, "en", ColorScheme.LIGHT);
        typeRule(page, "60", "2030-01-01T08:00");
        page.click(FORM + "button");
        assertTrue(page.innerText("main table").contains("2030-01-01 08:00:00\u00a0UTC"), page.innerText("main"));
        BoundingBox danger = page.getByText("moves far").boundingBox();
        assertTrue(danger.x >= 0 && danger.x + danger.width <= 390, "in sight on a phone");
        page.click("main button[value=save]");
        assertTrue(PagesInChromium.rules("valid_from").isEmpty(), "an unticked box keeps the form from being sent");

        page.check("main input[name=confirm]");
        page.click("main button[value=save]");
        page.waitForURL("**/adjustments");
        page.locator("p.notice").waitFor();
        page.reload();
        assertEquals(0, page.locator("p.notice").count(), "it is said once");
        assertEquals(List.of("2030-01-01T08:00:00Z"), PagesInChromium.rules("valid_from"));
        assertTrue(page.innerText("tbody").contains("begins at 2030-01-01 08:00:00\u00a0UTC"), page.innerText("tbody"));
    }

    @Test
    void what_takes_longer_than_a_second_says_that_it_goes_on() {
        CountDownLatch seen = new CountDownLatch(1);
        engine.answers(PREVIEW, sent -> {
            try {
                seen.await(60, TimeUnit.SECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return "[]";
        });
        Page page = browser.page(390, "fr", ColorScheme.LIGHT);
        typeRule(page, "2", "");
        assertFalse(page.isVisible("#busy"));
        page.exposeFunction("isShown", arguments -> {
            seen.countDown();
            return null;
        });
        page.evaluate("() => { const mark = document.getElementById('busy');"
                + " new MutationObserver(() => mark.hidden || isShown()).observe(mark, { attributes: true }); }");
        page.locator(FORM + "button").click(new Locator.ClickOptions().setNoWaitAfter(true));
        page.waitForCondition(() -> seen.getCount() == 0);

        page.locator("ul.changes").waitFor();
        assertFalse(page.isVisible("#busy"));
    }

    @Test
    void the_focus_moves_to_the_first_field_that_is_wrong() {
        Page page = browser.page(390, "fr", ColorScheme.LIGHT);
        typeRule(page, "1.234", "");
        page.selectOption(FORM + "select[name=country]", "CI");
        page.click(FORM + "button");
        page.locator("#wrong-value").waitFor();
        assertEquals("value", focused(page, "name"));
        assertEquals("wrong-value", focused(page, "aria-describedby"));
        assertEquals("1.234", page.inputValue(FORM + "input[name=value]"));

        page.fill(FORM + "input[name=value]", "2");
        page.selectOption(FORM + "select[name=country]", "GH");
        page.click(FORM + "button");
        page.locator("#wrong-country").waitFor();
        assertEquals("country", focused(page, "name"));

        // A row that is edited unfolds, and its own field has the focus.
        page.selectOption(FORM + "select[name=country]", "CI");
        page.click(FORM + "button");
        page.click("main button[value=save]");
        page.waitForURL("**/adjustments");
        page.click("tr.edit summary");
        page.fill("tr.edit input[name=value]", "beaucoup");
        page.click("tr.edit button");
        page.locator("tr.edit #wrong-value").waitFor();
        assertEquals("value", focused(page, "name"));
        assertTrue((Boolean) page.evaluate("() => document.activeElement.closest('tr.edit') !== null"));

        // What no field can tell has the focus itself.
        browser.show(page, "/rates?id=01JH0000000000000000000009");
        page.locator("#problem").waitFor();
        assertEquals("problem", focused(page, "id"));
    }

    private void typeRule(Page page, String value, String from) {
        browser.show(page, "/adjustments");
        page.selectOption(FORM + "select[name=currency]", "XOF");
        page.fill(FORM + "input[name=value]", value);
        page.fill(FORM + "input[name=valid_from]", from);
        page.fill(FORM + "input[name=reason]", "seen in a browser");
    }

    private static String focused(Page page, String attribute) {
        return (String) page.evaluate("name => document.activeElement.getAttribute(name)", attribute);
    }

    private static boolean isRed(Locator shown) {
        return (Boolean) shown.evaluate(IS_RED);
    }
}
