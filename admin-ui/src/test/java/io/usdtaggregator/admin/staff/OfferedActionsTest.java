package io.usdtaggregator.admin.staff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.usdtaggregator.admin.testing.Browsing;
import io.usdtaggregator.admin.testing.CustomersInGateway;
import io.usdtaggregator.admin.testing.MarketsInRedis;
import io.usdtaggregator.admin.testing.RaisedAlerts;
import io.usdtaggregator.admin.testing.StaffApi;
import io.usdtaggregator.admin.testing.StaffPages;
import io.usdtaggregator.admin.testing.StandInEngine;
import io.usdtaggregator.admin.testing.WithEngineProfile;
import io.usdtaggregator.embedded.EmbeddedServices;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every page as each role sees it: what is offered is never refused for the role, and what is not offered is. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@TestProfile(WithEngineProfile.class)
class OfferedActionsTest {
    private static final String PASSWORD = "a password of theirs";
    private static final Pattern READ_ONLY = Pattern.compile("<fieldset[^>]* disabled>.*?</fieldset>", Pattern.DOTALL);
    private static final Pattern FORM =
            Pattern.compile("<form method=\"post\" action=\"([^\"]+)\".*?</form>", Pattern.DOTALL);
    private static final Pattern FOUND = Pattern.compile("<a href=\"([^\"]+)\" role=\"option\"");
    /** Sending its form ends the session that looks. */
    private static final String LOG_OUT = "/logout";

    private static final List<String> PAGES = StaffPages.and("/webhooks/" + CustomersInGateway.OF_RATES);

    @Inject
    StaffAdministration administration;

    @Inject
    RedisDataSource redis;

    private StandInEngine engine;
    private MarketsInRedis markets;
    private Browsing admin;

    @BeforeEach
    void a_world() throws IOException {
        engine = StandInEngine.start();
        engine.answers("POST /internal/preview", "[]");
        engine.answers("GET /internal/alerts", RaisedAlerts.ofADay());
        markets = new MarketsInRedis(redis);
        markets.write();
        admin = Browsing.asAdmin();
        String demo = StaffApi.staff().get("/api/integrators").path("find{it.username=='demo'}.id");
        String keys = "/api/integrators/" + demo + "/keys";
        CustomersInGateway.answer(engine, demo, StaffApi.staff().get(keys).path("[0].id"));
        rules();
    }

    @AfterEach
    void as_before() {
        for (String list : List.of("/adjustments", "/cross-adjustments", "/liquidity")) {
            admin.confirm(list + "/remove", "index", "0");
        }
        markets.remove();
        engine.close();
    }

    @ParameterizedTest
    @EnumSource(StaffRole.class)
    void what_a_role_is_offered_it_may_do_and_what_it_is_not_offered_is_refused(StaffRole role) {
        Browsing member = member(role);
        List<String> pages = new ArrayList<>(PAGES);
        pages.add(newestEntry());
        Set<String> offered = new TreeSet<>();
        Set<String> toAdmins = new TreeSet<>();
        for (String page : pages) {
            offered.addAll(forms(member, page));
            toAdmins.addAll(forms(admin, page));
        }
        toAdmins.removeAll(offered);

        offered.forEach(form -> assertNotEquals(403, status(member, form), role + " is offered " + form));
        toAdmins.forEach(form -> assertEquals(403, status(member, form), role + " is not offered " + form));
        assertEquals(role == StaffRole.ADMIN, toAdmins.isEmpty(), toAdmins::toString);
        assertTrue(offered.contains("/account/password"), offered::toString);
        assertEquals(role != StaffRole.VIEWER, offered.contains("/adjustments/edit"), offered::toString);
        assertEquals(role == StaffRole.ADMIN, offered.contains("/staff"), offered::toString);
    }

    @ParameterizedTest
    @EnumSource(StaffRole.class)
    void each_action_of_the_search_box_stands_on_the_page_that_it_leads_to(StaffRole role) {
        Browsing member = member(role);
        String found = member.staff().get("/search/found?q=").asString();
        List<String> places =
                FOUND.matcher(found).results().map(each -> each.group(1)).toList();

        assertFalse(places.isEmpty(), found);
        for (String place : places) {
            String[] parts = place.split("#");
            String page = member.staff()
                    .get(parts[0])
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();
            assertTrue(parts.length == 1 || page.contains("id=\"" + parts[1] + "\""), role + " is led to " + place);
        }
        assertEquals(role != StaffRole.VIEWER, places.contains("/adjustments#new"), found);
    }

    @Test
    void a_viewer_is_told_which_role_a_change_takes_and_still_reads_the_values() {
        Browsing viewer = member(StaffRole.VIEWER);
        String rules = viewer.staff().get("/price-rules").asString();

        assertTrue(rules.contains("Changing something here takes the role <strong>Operator</strong>"), rules);
        assertTrue(rules.contains("name=\"min_orders_30d\" value=\"10\""), rules);
        assertTrue(viewer.staff()
                .header("Accept-Language", "fr")
                .get("/staff")
                .asString()
                .contains("demande le rôle <strong>Administrateur</strong>"));
        assertFalse(admin.staff().get("/price-rules").asString().contains("takes the role"));
    }

    private static Set<String> forms(Browsing member, String page) {
        String html = member.staff().get(page).then().statusCode(200).extract().asString();
        assertFalse(html.contains("hx-post") || html.contains("formaction"), page + " sends forms in another way");
        Set<String> found = new TreeSet<>();
        FORM.matcher(READ_ONLY.matcher(html).replaceAll(""))
                .results()
                .filter(form -> form.group().contains("<button"))
                .forEach(form -> found.add(form.group(1)));
        found.remove(LOG_OUT);
        return found;
    }

    /** Without its fields it does nothing; only whether it is refused for the role is looked at. */
    private static int status(Browsing member, String form) {
        return member.staff()
                .redirects()
                .follow(false)
                .formParam("csrf", member.csrf())
                .post(form)
                .statusCode();
    }

    private Browsing member(StaffRole role) {
        String name = role + "-" + UUID.randomUUID();
        StaffApi.inDatabase(() -> administration.create("admin", name, PASSWORD, role));
        return Browsing.as(name, PASSWORD);
    }

    /** A change of the settings, which can be taken back. */
    private String newestEntry() {
        String log = admin.staff().queryParam("what", "settings").get("/audit").asString();
        return Browsing.find(log, "<a href=\"(/audit/\\d+)\"");
    }

    private void rules() {
        admin.confirm("/adjustments", "currency", "XOF", "mode", "PERCENT", "value", "1", "direction", "MARKUP");
        admin.confirm(
                "/cross-adjustments",
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
        admin.confirm(
                "/liquidity", "trade_type", "BUY", "currency", "XOF", "unit", "FIAT", "min", "1", "match", "OVERLAP");
    }
}
