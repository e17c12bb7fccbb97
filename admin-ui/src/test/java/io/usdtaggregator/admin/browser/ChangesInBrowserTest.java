package io.usdtaggregator.admin.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.usdtaggregator.admin.testing.Browsing;
import io.usdtaggregator.admin.testing.FirstAccountsProfile;
import io.usdtaggregator.admin.testing.MarketsInRedis;
import io.usdtaggregator.admin.testing.PagesInChromium;
import io.usdtaggregator.admin.testing.PreviewedMoves;
import io.usdtaggregator.admin.testing.StaffApi;
import io.usdtaggregator.admin.testing.StaffBrowser;
import io.usdtaggregator.admin.testing.WithEngineProfile;
import io.usdtaggregator.embedded.EmbeddedServices;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changing things, and finding them, in a real browser. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@TestProfile(WithEngineProfile.class)
class ChangesInBrowserTest {
    private static final String NEW_PASSWORD = "a password of this test";

    @Inject
    RedisDataSource redis;

    @TestHTTPResource("/")
    URI address;

    private PagesInChromium pages;
    private Browsing browsing;
    private StaffBrowser browser;

    @BeforeEach
    void a_world() {
        pages = PagesInChromium.start(redis, address);
        browsing = pages.browsing();
        browser = pages.browser();
        rule("2", "2030-01-01T00:00");
    }

    @AfterEach
    void as_before() {
        if (pages != null) {
            browsing.confirm("/adjustments/remove", "index", "0");
            pages.close();
        }
    }

    @Test
    void a_rule_is_edited_in_place_and_one_click_in_the_audit_log_takes_it_back() {
        pages.engine()
                .answers(
                        "POST /internal/preview",
                        sent -> sent.contains("\"3.5\"")
                                ? PreviewedMoves.ofAllPlaces("1.47", "2030-01-01T00:00:00Z")
                                : "[]");
        Page page = browser.page(1400, "en", ColorScheme.LIGHT);
        browser.show(page, "/adjustments");
        assertTrue(page.innerText("main").contains("begins at 2030-01-01 00:00:00\u00a0UTC"), page.innerText("main"));
        page.click("tr.edit summary");
        page.fill("tr.edit input[name=value]", "3.5");
        page.fill("tr.edit input[name=reason]", "more");
        page.click("tr.edit button");
        assertEquals("XOF: markup from 2 % to 3.5 %\nXOF, reason: from campaign to more", page.innerText("ul.changes"));
        assertEquals(10, page.locator("main table").first().locator("tbody tr").count(), "the rest is folded");
        StaffBrowser.picture(page, "preview-1400-en");
        page.click("main button[value=save]");
        page.waitForURL("**/adjustments");
        assertTrue(page.innerText("tbody").contains("Markup 3.5 %"), page.innerText("tbody"));

        browser.show(page, "/audit?who=admin&what=settings");
        page.locator("tbody th a").first().click();
        assertEquals("", StaffBrowser.findings(page));
        StaffBrowser.picture(page, "audit-entry-1400-en");
        page.fill("input[name=reason]", "it was too much");
        page.click("text=Take back");
        assertTrue(
                page.innerText("ul.changes").contains("XOF: markup from 3.5 % to 2 %"), page.innerText("ul.changes"));
        page.click("main button[value=save]");
        page.waitForURL("**/audit");
        assertTrue(page.locator("tbody tr").first().innerText().contains("it was too much"));
        browser.show(page, "/adjustments");
        assertTrue(page.innerText("tbody").contains("Markup 2 %"), page.innerText("tbody"));
    }

    @Test
    void a_person_turns_on_the_second_step_and_one_who_lost_a_password_follows_a_link() throws Exception {
        browsing.submit("/staff", "username", "treasurer", "password", NEW_PASSWORD, "role", "VIEWER");
        Page page = browser.stranger();
        page.setViewportSize(390, 900);
        login(page, "treasurer", NEW_PASSWORD);
        browser.show(page, "/account/two-step");
        page.fill("input[name=present_password]", NEW_PASSWORD);
        page.locator("main form button").click();
        page.getByText("Key for your app").waitFor();
        assertEquals("", StaffBrowser.findings(page));
        StaffBrowser.picture(page, "two-step-390-en");
        String key = page.innerText("main code").replace(" ", "");
        String scanned = StaffBrowser.qrCode(page.locator("svg.qr"));
        assertTrue(scanned.contains("secret=" + key + "&"), scanned);
        assertEquals(page.getAttribute("main a[href^='otpauth:']", "href"), scanned);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        assertEquals(scanned, StaffBrowser.qrCode(page.locator("svg.qr")), "dark on light in dark mode too");
        page.fill("input[name=code]", code(key));
        page.locator("main form button").click();
        page.getByText("Recovery codes").waitFor();
        assertEquals(10, page.locator("main li code").count());
        assertEquals("", StaffBrowser.findings(page));
        page.reload();
        assertEquals(0, page.locator("main li code").count());

        Page admin = browser.page(1400, "fr", ColorScheme.LIGHT);
        browser.show(admin, "/staff");
        admin.locator("tr.edit:has-text('treasurer') summary").click();
        StaffBrowser.picture(admin, "staff-1400-fr");
        admin.locator("tr.edit:has-text('treasurer') form[action='/staff/reset-link'] button")
                .click();
        String link = admin.innerText("#reset-link");
        assertEquals("", StaffBrowser.findings(admin));
        StaffBrowser.picture(admin, "reset-link-1400-fr");
        admin.locator("tr.edit:has-text('treasurer') summary").click();
        admin.locator("tr.edit:has-text('treasurer') form[action='/staff/two-step/remove'] button")
                .click();

        Page lost = browser.stranger();
        lost.navigate(link);
        assertEquals("", StaffBrowser.findings(lost));
        lost.fill("input[name=new_password]", "a password after the link");
        lost.fill("input[name=new_password_again]", "a password after the link");
        lost.locator("main form button").click();
        lost.waitForURL("**/login");
        lost.getByText("Your password was set").waitFor();
        login(lost, "treasurer", "a password after the link");
    }

    private static String code(String key) throws Exception {
        return new TimeBasedOneTimePasswordGenerator()
                .generateOneTimePasswordString(new SecretKeySpec(new Base32().decode(key), "HmacSHA1"), Instant.now());
    }

    @Test
    void a_platform_dragged_onto_another_takes_its_place_after_a_look_at_the_preview() {
        Page page = browser.page(1400, "en", ColorScheme.LIGHT);
        browser.show(page, "/platforms");
        Locator platforms = page.locator("section.platform");
        List<String> codes = new ArrayList<>(platforms.all().stream()
                .map(each -> each.getAttribute("data-code"))
                .toList());

        drag(platforms.nth(0), platforms.nth(2));
        page.locator("ul.changes").waitFor();
        assertTrue(page.innerText("ul.changes").startsWith("New order: "), page.innerText("ul.changes"));
        page.click("text=Cancel");
        page.waitForURL("**/platforms");
        assertEquals(codes.get(0), platforms.nth(0).getAttribute("data-code"), "nothing was saved");

        drag(platforms.nth(2), platforms.nth(1));
        page.locator("ul.changes").waitFor();
        page.click("main button[value=save]");
        page.waitForURL("**/platforms");
        Collections.swap(codes, 1, 2);
        assertEquals(
                codes,
                platforms.all().stream()
                        .map(each -> each.getAttribute("data-code"))
                        .toList());
        browsing.confirm("/platforms", "index", "1", "what", "down");
    }

    @Test
    void a_finger_that_holds_the_handle_drags_a_platform_too() {
        Page page = browser.page(390, "en", ColorScheme.LIGHT);
        browser.show(page, "/platforms");
        Locator platforms = page.locator("section.platform");
        String moved = platforms.nth(0).locator("h2").innerText().replaceFirst("^1\\s*", "");

        platforms.nth(1).scrollIntoViewIfNeeded();
        BoundingBox place = platforms.nth(1).boundingBox();
        touch(page, "pointerdown", platforms.nth(0).locator(".handle").boundingBox());
        touch(page, "pointermove", place);
        assertEquals(1, page.locator("section.platform.drop").count(), "where it would go is marked");
        touch(page, "pointerup", place);

        page.locator("ul.changes").waitFor();
        String changes = page.innerText("ul.changes");
        assertTrue(changes.startsWith("New order: ") && changes.contains(" · " + moved), changes);
    }

    /** What a browser tells of a finger at the middle of a box. */
    private static void touch(Page page, String event, BoundingBox box) {
        page.evaluate(
                "([event, x, y]) => document.elementFromPoint(x, y).dispatchEvent(new PointerEvent(event,"
                        + " { pointerType: 'touch', clientX: x, clientY: y, bubbles: true }))",
                List.of(event, box.x + box.width / 2, box.y + box.height / 2));
    }

    private static void drag(Locator platform, Locator onto) {
        platform.locator(".handle").dragTo(onto);
    }

    @Test
    void a_settings_file_is_put_in_force_after_a_look_and_cancel_leaves_all_as_it_was() {
        Page page = browser.page(390, "fr", ColorScheme.DARK);
        String before = browsing.staff().get("/settings-file/settings.json").asString();
        browser.show(page, "/settings-file");
        String changed = before.replaceFirst("\"cooldown\" ?: ?\"PT15M\"", "\"cooldown\" : \"PT20M\"");
        page.setInputFiles(
                "input[type=file]",
                new FilePayload("settings.json", "application/json", changed.getBytes(StandardCharsets.UTF_8)));
        page.waitForFunction("() => document.querySelector('textarea').value.includes('PT20M')");
        page.fill("input[name=reason]", "moins d’alertes");
        page.locator("main form button").click();
        assertEquals("Silence après une alerte\u00a0: de 15 min à 20 min", page.innerText("ul.changes"));
        assertEquals("", StaffBrowser.findings(page));
        StaffBrowser.picture(page, "settings-file-preview-390-fr");
        page.click("text=Annuler");
        page.waitForURL("**/settings-file");
        assertEquals(
                before, browsing.staff().get("/settings-file/settings.json").asString());
    }

    @Test
    void a_change_of_an_integrator_is_taken_back_in_one_click() {
        String demo = StaffApi.staff().get("/api/integrators").path("find{it.username=='demo'}.id");
        for (int aMinute : new int[] {500, 1234}) {
            StaffApi.staff()
                    .body("{\"quota\":{\"requests_per_minute\":" + aMinute
                            + ",\"burst\":90,\"price_per_call\":\"0\",\"exempt\":false}}")
                    .put("/api/integrators/" + demo);
        }
        Page page = browser.page(390, "fr", ColorScheme.LIGHT);
        browser.show(page, "/audit?thing=demo&what=account+changed");
        assertEquals("", StaffBrowser.findings(page));
        StaffBrowser.picture(page, "audit-390-fr");
        page.locator("tbody a[role=button]").first().click();
        assertTrue(
                page.innerText("main").contains("Limite de requêtes par minute\u00a0: de 1 234 à 500"),
                page.innerText("main"));
        assertEquals("", StaffBrowser.findings(page));
        StaffBrowser.picture(page, "take-back-390-fr");

        page.fill("input[name=reason]", "=trop");
        page.locator("main form button").click();
        page.getByText("Le changement a été annulé").waitFor();
        assertEquals(
                500,
                StaffApi.staff()
                        .get("/api/integrators")
                        .<Integer>path("find{it.username=='demo'}.quota.requests_per_minute"));
        page.reload();
        assertEquals(0, page.getByText("Le changement a été annulé").count());
        assertTrue(browsing.staff().get("/audit.csv?thing=demo").asString().contains("'=trop"));
    }

    @Test
    void what_was_changed_again_since_is_not_taken_back_and_the_log_is_filtered() {
        Page page = browser.page(390, "fr", ColorScheme.LIGHT);
        edit("5");
        edit("7");
        browser.show(page, "/audit?what=settings");
        page.locator("tbody th a").nth(1).click();
        page.fill("input[name=reason]", "trop");
        page.locator("main button").last().click();
        assertTrue(page.innerText("#problem").contains("modifiées depuis"), page.innerText("#problem"));
        assertTrue(page.innerText("main").contains(", par admin – XOF, valeur"), page.innerText("main"));
        assertEquals("trop", page.inputValue("input[name=reason]"));

        browser.show(page, "/audit?who=nobody-like-this");
        assertTrue(page.innerText("main").contains("Aucune entrée ne correspond"));
        browser.show(page, "/audit?from=yesterday");
        page.locator("#wrong-from").waitFor();
    }

    @Test
    void a_conflict_says_who_changed_what_in_the_readers_language_and_keeps_what_was_typed() {
        Page page = browser.page(1400, "fr", ColorScheme.LIGHT);
        browser.show(page, "/adjustments");
        page.click("tr.edit summary");
        page.fill("tr.edit input[name=value]", "4,5");
        edit("6");
        page.click("tr.edit button");

        String told = page.innerText("#problem");
        assertTrue(told.contains("admin l’a modifié le"), told);
        assertTrue(told.contains("XOF\u00a0: majoration de 2 % à 6 %"), told);
        assertTrue(page.isVisible("tr.edit input[name=value]"), "what was typed is in sight");
        assertEquals("4,5", page.inputValue("tr.edit input[name=value]"));
        assertEquals("", page.inputValue("form[action='/adjustments'] input[name=value]"));
        assertEquals("", StaffBrowser.findings(page));
        StaffBrowser.picture(page, "conflict-1400-fr");
    }

    @Test
    void the_search_goes_anywhere_by_the_keyboard() {
        Page page = browser.page(1400, "en", ColorScheme.LIGHT);
        search(page, "xof ci vente", "/markets/XOF:CI:SELL");
        search(page, "XOF GHS", "/corridors/XOF:-:GHS:-");
        search(page, MarketsInRedis.RATE_ID.toLowerCase(), "/rates?id=" + MarketsInRedis.RATE_ID);
        search(page, "outliers", "/price-rules");
        search(page, FirstAccountsProfile.API_KEY.substring(0, 16), "/integrators?account=");
        search(page, "demo", "/integrators?account=");

        browser.show(page, "/");
        page.keyboard().press("/");
        page.keyboard().type("senegal");
        page.keyboard().press("Enter");
        page.locator("ul.hits").waitFor();
        assertEquals(2, page.locator("ul.hits li").count());
        StaffBrowser.picture(page, "search-1400-en");
        browser.show(page, "/search?q=nothing-like-this");
        assertTrue(page.innerText("main").contains("Nothing was found"));
    }

    @Test
    void a_reader_of_french_finds_each_kind_of_thing_in_their_own_words() {
        Page page = browser.page(390, "fr", ColorScheme.LIGHT);
        for (String[] each : new String[][] {
            {"cote d'ivoire vente", "/markets/XOF:CI:SELL"},
            {"xof vers ghs", "/corridors/XOF:-:GHS:-"},
            {"senegal ghana", "/corridors/XOF:SN:GHS:-"},
            {"\"rate_id\": \"" + MarketsInRedis.RATE_ID + "\"", "/rates?id=" + MarketsInRedis.RATE_ID},
            {FirstAccountsProfile.API_KEY.substring(0, 16) + "…", "/integrators?account="},
            {"silence apres une alerte", "/price-rules#alerts"},
            {"majoration", "/adjustments"},
            {"fraicheur", "/price-rules#freshness"},
            {"rien de tel", "/search?q="},
        }) {
            browser.show(page, "/search?q=" + URLEncoder.encode(each[0], StandardCharsets.UTF_8));
            page.waitForURL(found -> found.contains(each[1]));
        }
    }

    @Test
    void a_person_changes_their_own_password_which_ends_their_other_sessions() {
        String first = "a first password of theirs";
        browsing.submit("/staff", "username", "support", "password", first, "role", "VIEWER");
        Browsing elsewhere = Browsing.as("support", first);
        Page page = browser.stranger();
        login(page, "support", first);
        browser.show(page, "/account");
        assertEquals(2, page.locator("tbody tr").count(), "a viewer sees their own sessions alone");

        change(page, "not the present one", NEW_PASSWORD);
        page.locator("#wrong-present_password").waitFor();
        change(page, first, NEW_PASSWORD);
        page.getByText("Your password was changed").waitFor();
        assertEquals(1, page.locator("tbody tr").count());
        assertEquals("", StaffBrowser.findings(page));
        elsewhere.staff().redirects().follow(false).get("/account").then().statusCode(303);

        page.click("tbody button");
        page.waitForURL("**/login");
        login(page, "support", NEW_PASSWORD);
    }

    private void login(Page page, String username, String password) {
        browser.show(page, "/login");
        page.fill("input[name=username]", username);
        page.fill("input[name=password]", password);
        page.click("main button");
        page.waitForURL(address.toString());
    }

    private static void change(Page page, String present, String wanted) {
        page.fill("input[name=present_password]", present);
        page.fill("input[name=new_password]", wanted);
        page.fill("input[name=new_password_again]", wanted);
        page.click("form[action='/account/password'] button");
    }

    private void search(Page page, String words, String path) {
        browser.show(page, "/refresh");
        page.keyboard().press("/");
        page.keyboard().type(words);
        page.keyboard().press("Enter");
        page.waitForURL(found -> found.contains(path));
    }

    private void rule(String value, String from) {
        browsing.confirm(
                "/adjustments",
                "currency",
                "XOF",
                "mode",
                "PERCENT",
                "value",
                value,
                "direction",
                "MARKUP",
                "valid_from",
                from,
                "reason",
                "campaign");
    }

    private void edit(String value) {
        browsing.confirm(
                "/adjustments/edit",
                "index",
                "0",
                "mode",
                "PERCENT",
                "value",
                value,
                "direction",
                "MARKUP",
                "valid_from",
                "2030-01-01T00:00",
                "reason",
                "again");
    }
}
