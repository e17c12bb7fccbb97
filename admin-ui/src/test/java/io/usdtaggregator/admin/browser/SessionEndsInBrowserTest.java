package io.usdtaggregator.admin.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.usdtaggregator.admin.staff.Tokens;
import io.usdtaggregator.admin.testing.Browsing;
import io.usdtaggregator.admin.testing.FirstAccountsProfile;
import io.usdtaggregator.admin.testing.StaffApi;
import io.usdtaggregator.admin.testing.StaffBrowser;
import io.usdtaggregator.admin.testing.StandInEngine;
import io.usdtaggregator.admin.testing.WithEngineProfile;
import io.usdtaggregator.embedded.EmbeddedServices;
import java.io.IOException;
import java.net.URI;
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

    private StandInEngine engine;
    private Browsing elsewhere;
    private Browsing session;
    private StaffBrowser browser;

    @BeforeEach
    void a_session() throws IOException {
        StaffBrowser.required();
        engine = StandInEngine.start();
        engine.answers("POST /internal/preview", "[]");
        elsewhere = Browsing.asAdmin();
        elsewhere.submit("/adjustments", RULE);
        session = Browsing.asAdmin();
        browser = StaffBrowser.open(address, session);
    }

    @AfterEach
    void as_before() {
        if (browser != null) {
            browser.close();
            elsewhere.confirm("/adjustments/remove", "index", "0");
            engine.close();
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
        elsewhere.submit("/account/sessions", "session", Tokens.digest(session.session()));
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
