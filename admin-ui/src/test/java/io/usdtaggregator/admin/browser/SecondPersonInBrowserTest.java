package io.usdtaggregator.admin.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.usdtaggregator.admin.approvals.Proposals;
import io.usdtaggregator.admin.database.Transactions;
import io.usdtaggregator.admin.testing.Browsing;
import io.usdtaggregator.admin.testing.SecondPersonProfile;
import io.usdtaggregator.admin.testing.StaffApi;
import io.usdtaggregator.admin.testing.StaffBrowser;
import io.usdtaggregator.admin.testing.StandInEngine;
import io.usdtaggregator.embedded.EmbeddedServices;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A dangerous change from one person's browser to another's. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@TestProfile(SecondPersonProfile.class)
class SecondPersonInBrowserTest {
    private static final String PREVIEW = "POST /internal/preview";
    private static final String PASSWORD = "a password of the second";
    private static final String APPROVE = "form[action$='/approve'] button";

    @Inject
    Proposals proposals;

    @Inject
    Transactions transactions;

    @TestHTTPResource("/")
    URI address;

    private StandInEngine engine;
    private Browsing first;
    private StaffBrowser ofFirst;
    private StaffBrowser ofSecond;

    @BeforeEach
    void two_people() throws IOException {
        StaffBrowser.required();
        engine = StandInEngine.start();
        engine.answers(
                PREVIEW,
                "[{\"fiat\":\"XOF\",\"country\":\"CI\",\"trade_type\":\"BUY\",\"before\":\"600\",\"after\":\"960\","
                        + "\"percent\":\"60\",\"flags\":[]}]");
        first = Browsing.asAdmin();
        if (Browsing.as("second", PASSWORD) == null) {
            first.submit("/staff", "username", "second", "password", PASSWORD, "role", "OPERATOR");
        }
        ofFirst = StaffBrowser.open(address, first);
        ofSecond = StaffBrowser.open(address, Browsing.as("second", PASSWORD));
    }

    @AfterEach
    void as_before() {
        if (ofFirst != null) {
            ofFirst.close();
            ofSecond.close();
            engine.answers(PREVIEW, "[]");
            if (rules() > 0) {
                first.confirm("/adjustments/remove", "index", "0");
            }
            engine.close();
        }
    }

    @Test
    void a_change_is_proposed_by_one_person_and_saved_by_another() {
        Page proposing = propose();
        proposing.locator("tbody th a").first().click();
        assertEquals(0, proposing.locator(APPROVE).count(), "nobody approves their own");

        Page approving = ofSecond.page(390, "fr", ColorScheme.LIGHT);
        ofSecond.show(approving, "/approvals");
        approving.locator("tbody th a").first().click();
        String told = approving.innerText("ul.changes").replace('\u00a0', ' ');
        assertTrue(told.contains("majoration de 60 %"), told);
        assertEquals("", StaffBrowser.findings(approving));
        StaffBrowser.picture(approving, "approval-390-fr");
        approving.click(APPROVE);
        approving.locator("p.notice").waitFor();
        assertEquals(1, rules());
        approving.reload();
        assertEquals(1, rules());
    }

    @Test
    void a_change_that_nobody_approved_in_time_can_be_approved_no_more() {
        propose();
        Page approving = ofSecond.page(1400, "en", ColorScheme.DARK);
        ofSecond.show(approving, "/approvals");
        approving.locator("tbody th a").first().click();
        approving.locator(APPROVE).waitFor();
        String id = approving.url().substring(approving.url().lastIndexOf('/') + 1);
        StaffApi.inDatabase(() -> transactions.write(() ->
                proposals.update("expiresAt = ?1 where id = ?2", Instant.now().minusSeconds(1), id)));

        approving.click(APPROVE);
        approving.getByText("was decided already, or it has expired").waitFor();
        ofSecond.show(approving, "/approvals/" + id);
        assertTrue(approving.innerText("main").contains("expired"), approving.innerText("main"));
        assertEquals(0, approving.locator(APPROVE).count());
        assertEquals(0, rules());
    }

    /** Sixty percent, by the first person; the list of what waits. */
    private Page propose() {
        Page page = ofFirst.page(1400, "en", ColorScheme.LIGHT);
        ofFirst.show(page, "/adjustments");
        String form = "main form[action='/adjustments'] ";
        page.selectOption(form + "select[name=currency]", "XOF");
        page.fill(form + "input[name=value]", "60");
        page.fill(form + "input[name=reason]", "sixty");
        page.click(form + "button");
        page.check("main input[name=confirm]");
        page.click("main button[value=save]");
        page.waitForURL("**/approvals");
        assertEquals(0, rules());
        return page;
    }

    private static int rules() {
        return StaffApi.staff()
                .get("/api/settings")
                .jsonPath()
                .getList("adjustments")
                .size();
    }
}
