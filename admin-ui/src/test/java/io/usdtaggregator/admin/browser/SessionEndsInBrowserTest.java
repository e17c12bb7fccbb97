package io.usdtaggregator.admin.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.usdtaggregator.admin.staff.Tokens;
import io.usdtaggregator.admin.testing.Browsing;
import io.usdtaggregator.admin.testing.FirstAccountsProfile;
import io.usdtaggregator.admin.testing.PageChecks;
import io.usdtaggregator.admin.testing.PagesInChromium;
import io.usdtaggregator.admin.testing.StaffApi;
import io.usdtaggregator.admin.testing.StaffBrowser;
import io.usdtaggregator.admin.testing.WithEngineProfile;
import io.usdtaggregator.embedded.EmbeddedServices;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A session that ends while somebody works. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@TestProfile(WithEngineProfile.class)
class SessionEndsInBrowserTest {
    private static final String[] RULE = {
        "currency", "XOF", "mode", "PERCENT", "value", "2", "direction", "MARKUP", "reason", "campaign"
    };

    @TestHTTPResource("/")
    URI address;

    @Inject
    RedisDataSource redis;

    private PagesInChromium pages;
    private Browsing elsewhere;
    private StaffBrowser browser;

    @BeforeEach
    void a_session() {
        pages = PagesInChromium.start(redis, address);
        browser = pages.browser();
        elsewhere = Browsing.asAdmin();
        elsewhere.submit("/adjustments", RULE);
    }

    @AfterEach
    void as_before() {
        if (pages != null) {
            elsewhere.confirm("/adjustments/remove", "index", "0");
            pages.close();
        }
    }

    @Test
    void what_was_typed_stands_in_its_form_again_after_the_login() {
        Page page = browser.page(390, "fr", ColorScheme.LIGHT);
        browser.show(page, "/adjustments");
        page.click("tr.edit summary");
        page.fill("tr.edit input[name=value]", "4,5");
        page.fill("tr.edit input[name=reason]", "plus cher");
        endSession();
        page.click("tr.edit button");

        page.waitForURL("**/login");
        assertTrue(page.innerText("#session-ended").contains("Votre session est terminée"));
        assertEquals("", StaffBrowser.findings(page));
        login(page);
        page.waitForURL("**/adjustments");
        page.locator("#typed-again").waitFor();
        assertTrue(page.isVisible("tr.edit input[name=value]"), "the row is unfolded");
        assertEquals("4,5", page.inputValue("tr.edit input[name=value]"));
        assertEquals("plus cher", page.inputValue("tr.edit input[name=reason]"));
        assertEquals("", page.inputValue("main form[action='/adjustments'] input[name=value]"));
        assertEquals("2", rate(), "nothing was saved");

        page.click("tr.edit button");
        page.click("main button[value=save]");
        page.waitForURL("**/adjustments");
        assertEquals("4.5", rate());
        page.reload();
        assertFalse(page.isVisible("#typed-again"));
    }

    @Test
    void what_was_typed_stands_in_its_form_again_after_an_error_too() {
        Page page = browser.page(1400, "fr", ColorScheme.LIGHT);
        browser.show(page, "/adjustments");
        page.click("tr.edit summary");
        page.fill("tr.edit input[name=value]", "4,5");
        page.fill("tr.edit input[name=reason]", "plus cher");
        // As after the browser was told to forget it.
        page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("csrf"));
        page.click("tr.edit button");

        page.locator("#error-page").waitFor();
        assertTrue(page.innerText("main").contains("Ce formulaire est d’une autre session, ou trop ancien"));
        assertEquals("", StaffBrowser.findings(page));
        page.click("text=Retour à la page");
        page.waitForURL("**/adjustments");
        page.locator("#typed-again").waitFor();
        assertEquals("4,5", page.inputValue("tr.edit input[name=value]"));
        assertEquals("plus cher", page.inputValue("tr.edit input[name=reason]"));
        assertEquals(List.of(), PageChecks.layout(page));
        BoundingBox menu = page.locator("#menu").boundingBox();
        assertTrue(page.locator("main").boundingBox().x >= menu.x + menu.width, "the page stands beside the menu");

        page.click("tr.edit button");
        page.click("main button[value=save]");
        page.locator("p.notice").waitFor();
        assertEquals("4.5", rate());
    }

    @Test
    void the_login_leads_back_to_the_page_that_was_asked_for_and_a_login_after_a_logout_does_not() {
        Page page = browser.page(1400, "en", ColorScheme.LIGHT);
        browser.show(page, "/liquidity");
        endSession();
        browser.show(page, "/usage?month=2026-10");
        page.waitForURL("**/login");
        assertTrue(page.innerText("#session-ended").contains("Your session has ended"));
        login(page);
        page.waitForURL("**/usage?month=2026-10");

        page.click(".top form[action='/logout'] button");
        page.waitForURL("**/login");
        assertEquals(0, page.locator("#session-ended").count());
        login(page);
        page.waitForURL(address.toString());
    }

    private void endSession() {
        elsewhere.submit(
                "/account/sessions", "session", Tokens.digest(pages.browsing().session()));
    }

    private static void login(Page page) {
        page.fill("input[name=username]", "admin");
        page.fill("input[name=password]", FirstAccountsProfile.PASSWORD);
        page.click("main button");
    }

    private static String rate() {
        return StaffApi.staff().get("/api/settings").jsonPath().getString("adjustments[0].value");
    }
}
