package io.usdtaggregator.admin.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.usdtaggregator.admin.testing.PagesInChromium;
import io.usdtaggregator.admin.testing.WithEngineProfile;
import io.usdtaggregator.embedded.EmbeddedServices;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages without a mouse: every stop of the Tab key is reached, left again, and can be seen. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@TestProfile(WithEngineProfile.class)
class KeyboardInBrowserTest {
    /** A field for a day and a time has a stop for each of its parts, and one for its calendar. */
    private static final int MOST_STOPS_IN_A_FIELD = 8;

    private static final Page.WaitForFunctionOptions PATIENCE = new Page.WaitForFunctionOptions().setTimeout(30_000);

    /** Numbers all that the keyboard should reach, and says how many there are. */
    private static final String NUMBERED = "() => { const stops = [...document.querySelectorAll("
            + "'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex=\"0\"]')]"
            + ".filter(one => one.checkVisibility() && !one.disabled && one.tabIndex >= 0);"
            + " stops.forEach((one, at) => { one.dataset.stop = at; }); return stops.length; }";

    /** The number of what has the focus, -1 for what has none; and what it shows of that. */
    private static final String FOCUSED =
            "() => { const one = document.activeElement; const style = getComputedStyle(one);"
                    + " const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;"
                    + " const box = one.getBoundingClientRect();"
                    + " const inView = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;"
                    + " return [Number(one.dataset.stop ?? -1), (outlined || style.boxShadow !== 'none') && inView,"
                    + " one.tagName + ' ' + (one.name || one.textContent.trim().slice(0, 40))]; }";

    @Inject
    RedisDataSource redis;

    @TestHTTPResource("/")
    URI address;

    private PagesInChromium pages;

    @BeforeEach
    void a_world() {
        pages = PagesInChromium.start(redis, address);
    }

    @AfterEach
    void as_before() {
        if (pages != null) {
            pages.removeRules();
            pages.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/adjustments", "/rates", "/history", "/audit", "/integrators"})
    void tab_reaches_everything_of_a_page_with_dates_and_is_held_by_nothing(String path) {
        rule();
        Page page = pages.show(1400, "fr", ColorScheme.LIGHT, path);
        page.evaluate("() => document.querySelectorAll('main details').forEach(one => { one.open = true; })");
        int all = ((Number) page.evaluate(NUMBERED)).intValue();
        assertTrue(
                page.locator("main input[type=date], main input[type=datetime-local]")
                                .count()
                        > 0,
                path);

        Set<Integer> reached = new TreeSet<>();
        List<String> unseen = new ArrayList<>();
        int last = -1;
        int stays = 0;
        while (reached.size() < all) {
            page.keyboard().press("Tab");
            List<?> focused = (List<?>) page.evaluate(FOCUSED);
            int stop = ((Number) focused.get(0)).intValue();
            stays = stop == last ? stays + 1 : 1;
            assertTrue(stays <= MOST_STOPS_IN_A_FIELD, "held by " + focused.get(2));
            assertTrue(stop >= 0, "the page ends after " + reached + " of " + all);
            if (reached.isEmpty()) {
                assertEquals(0, stop, "the way to the content comes first");
            }
            if (!Boolean.TRUE.equals(focused.get(1)) && !showsSoon(page)) {
                unseen.add(String.valueOf(focused.get(2)));
            }
            reached.add(stop);
            last = stop;
        }
        assertEquals(List.of(), unseen, "what has the focus shows it");
    }

    /** Frames grow and pages scroll within moments. */
    private static boolean showsSoon(Page page) {
        try {
            page.waitForFunction("() => (" + FOCUSED + ")()[1]", null, PATIENCE);
            return true;
        } catch (TimeoutError never) {
            return false;
        }
    }

    @Test
    void shift_and_tab_lead_out_of_a_date_and_back() {
        Page page = pages.show(1400, "fr", ColorScheme.DARK, "/adjustments");
        String field = "main form[action='/adjustments'] input[name=valid_until]";
        page.focus(field);
        int presses = 0;
        while (!"valid_from".equals(page.evaluate("() => document.activeElement.name"))) {
            page.keyboard().press("Shift+Tab");
            assertTrue(++presses <= MOST_STOPS_IN_A_FIELD, "held");
        }
    }

    @Test
    void a_rule_is_made_by_the_keyboard_alone() {
        Page page = pages.show(1400, "fr", ColorScheme.LIGHT, "/adjustments");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        tabTo(page, "currency");
        page.keyboard().type("XOF");
        tabTo(page, "country");
        page.keyboard().type("Sén");
        tabTo(page, "value");
        page.keyboard().type("1,5");
        tabTo(page, "reason");
        page.keyboard().type("au clavier");
        page.keyboard().press("Enter");

        page.waitForURL("**/adjustments");
        page.locator("ul.changes").waitFor();
        assertTrue(page.innerText("ul.changes").contains("XOF, Sénégal"), page.innerText("ul.changes"));
        tabTo(page, "step");
        page.keyboard().press("Enter");
        page.locator("p.notice").waitFor();
        assertEquals(List.of("1.5"), PagesInChromium.rules("value"));
    }

    private static void tabTo(Page page, String name) {
        for (int presses = 0; !name.equals(page.evaluate("() => document.activeElement.name")); presses++) {
            assertTrue(presses < 100, name + " is not reached");
            page.keyboard().press("Tab");
        }
    }

    private void rule() {
        pages.browsing()
                .confirm(
                        "/adjustments",
                        "currency",
                        "XOF",
                        "mode",
                        "PERCENT",
                        "value",
                        "1",
                        "direction",
                        "MARKUP",
                        "reason",
                        "a test");
    }
}
