package io.usdtaggregator.admin.auditlog;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.usdtaggregator.admin.audit.AuditLog;
import io.usdtaggregator.admin.testing.Browsing;
import io.usdtaggregator.admin.testing.FirstAccountsProfile;
import io.usdtaggregator.admin.testing.StaffApi;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes of integrators, keys and staff are taken back from the audit log, which is filtered and exported. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@TestProfile(FirstAccountsProfile.class)
class TakeBackTest {
    private static final String PASSWORD = "a password of this test";

    @Inject
    AuditLog audit;

    private final String name = "shop-" + UUID.randomUUID();
    private Browsing admin;
    private String account;

    @BeforeEach
    void an_integrator() {
        admin = Browsing.asAdmin();
        account = StaffApi.staff()
                .body(Map.of("username", name, "password", PASSWORD))
                .post("/api/integrators")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void a_change_of_limits_is_taken_back_and_a_later_one_of_another_field_stays() {
        quota(700, 100);
        String entry = newestOf("account:" + account);
        StaffApi.staff().body("{\"groups\":[\"operator\"]}").put("/api/integrators/" + account);

        String page = admin.staff().get("/audit/" + entry).asString();
        assertTrue(page.contains("<li>Limit of requests a minute: from 700 to 600</li>"), page);
        Response done = takeBack(admin, entry, page, "too much");

        assertTrue(done.asString().contains("The change was taken back."), done.asString());
        assertTrue(done.asString().contains("too much"), done.asString());
        StaffApi.staff()
                .get("/api/integrators")
                .then()
                .body("find{it.id=='" + account + "'}.quota.requests_per_minute", equalTo(600))
                .body("find{it.id=='" + account + "'}.groups", equalTo(List.of("operator")));
    }

    @Test
    void what_was_changed_again_since_is_not_taken_back_and_it_is_said_by_whom() {
        quota(700, 100);
        String entry = newestOf("account:" + account);
        quota(800, 100);

        String page = admin.staff().get("/audit/" + entry).asString();
        assertTrue(page.contains("Changed again since"), page);
        assertTrue(page.contains(", by admin</a> – Limit of requests a minute"), page);
        String version = version("/api/integrators");
        Response refused = admin.submit("/audit/" + entry + "/revert", "of_version", version, "reason", "too much");

        assertEquals(409, refused.statusCode(), refused.asString());
        assertTrue(refused.asString().contains("quota.requests_per_minute"), refused.asString());
    }

    @Test
    void a_page_of_before_a_later_change_takes_nothing_back() {
        quota(700, 100);
        String entry = newestOf("account:" + account);
        String older = admin.staff().get("/audit/" + entry).asString();
        StaffApi.staff().body("{\"groups\":[\"operator\"]}").put("/api/integrators/" + account);

        Response refused = takeBack(admin, entry, older, "too much");

        assertEquals(409, refused.statusCode());
        assertTrue(refused.asString().contains("admin changed it at"), refused.asString());
    }

    @Test
    void the_terms_of_a_key_are_given_back_and_a_revoked_key_stays_revoked() {
        String key = StaffApi.staff()
                .body("{\"name\":\"till\",\"allowed_ips\":[\"192.0.2.7\"]}")
                .post("/api/integrators/" + account + "/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String path = "/api/integrators/" + account + "/keys/" + key;
        StaffApi.staff().body("{\"name\":\"till\",\"allowed_ips\":[]}").put(path);
        String entry = newestOf("key:" + key);

        takeBack(admin, entry, admin.staff().get("/audit/" + entry).asString(), "open to all");
        StaffApi.staff()
                .get("/api/integrators/" + account + "/keys")
                .then()
                .body("[0].allowed_ips", equalTo(java.util.List.of("192.0.2.7")));

        StaffApi.staff().delete(path);
        assertFalse(admin.staff().get("/audit/" + entry).asString().contains("/revert"), "nothing to give back");
        assertEquals(
                404,
                admin.submit("/audit/" + entry + "/revert", "of_version", "3", "reason", "again")
                        .statusCode());
    }

    @Test
    void a_key_is_rolled_the_old_one_ends_soon_and_the_new_one_has_its_terms() {
        String keys = "/api/integrators/" + account + "/keys";
        String key = StaffApi.staff()
                .body("{\"name\":\"till\",\"allowed_ips\":[\"192.0.2.7\"]}")
                .post(keys)
                .then()
                .extract()
                .path("id");

        String page = admin.submit(
                        "/integrators/keys/roll", "account", account, "key", key, "of_version", "0", "hours", "24")
                .asString();

        assertTrue(page.contains("id=\"new-key\">usdt_test_"), page);
        StaffApi.staff()
                .get(keys)
                .then()
                .body("size()", equalTo(2))
                .body("[1].name", equalTo("till"))
                .body("[1].allowed_ips", equalTo(java.util.List.of("192.0.2.7")))
                .body("[1].expires_at", equalTo(null))
                .body("[0].active", equalTo(true));
        Instant end = Instant.parse(StaffApi.staff().get(keys).path("[0].expires_at"));
        assertTrue(end.isAfter(Instant.now().plusSeconds(82_800))
                && end.isBefore(Instant.now().plusSeconds(86_401)));
        assertEquals(
                409,
                admin.submit("/integrators/keys/roll", "account", account, "key", key, "of_version", "0", "hours", "1")
                        .statusCode(),
                "an older page rolls nothing");
    }

    @Test
    void a_role_is_given_back_by_an_admin_only() {
        admin.submit("/staff", "username", name, "password", PASSWORD, "role", "OPERATOR");
        String page = admin.staff().get("/staff").asString();
        String row = page.substring(page.indexOf(">" + name + "<"));
        String member = Browsing.find(row, "name=\"account\" value=\"([^\"]+)\"");
        admin.submit("/staff/role", "account", member, "of_version", "0", "role", "ADMIN");
        String entry = newestOf("staff:" + member);
        admin.submit("/staff", "username", name + "-2", "password", PASSWORD, "role", "OPERATOR");
        Browsing operator = Browsing.as(name + "-2", PASSWORD);
        String shown = admin.staff().get("/audit/" + entry).asString();

        assertFalse(operator.staff().get("/audit/" + entry).asString().contains("/revert"));
        assertEquals(403, takeBack(operator, entry, shown, "a mistake").statusCode());
        assertEquals(400, takeBack(admin, entry, shown, "").statusCode());
        assertEquals(200, takeBack(admin, entry, shown, "a mistake").statusCode());

        String after = admin.staff().get("/audit?thing=" + name).asString();
        assertTrue(after.contains("<li>Role: from Admin to Operator</li>"), after);
    }

    @Test
    void entries_are_found_by_thing_and_their_address_is_noted() {
        quota(700, 100);

        String found = admin.staff().get("/audit?thing=" + name).asString();
        assertTrue(found.contains("Limit of requests a minute") && found.contains("127.0.0.1"), found);
        String parts = admin.staff().get("/audit?thing=outliers").asString();
        assertFalse(parts.contains("Limit of requests a minute"), parts);
        assertTrue(
                admin.staff().get("/audit?thing=nothing-like-this").asString().contains("No entry"),
                "a thing that nobody knows has no entries");
    }

    @Test
    void the_file_holds_what_the_filter_finds_beyond_one_page_of_it() {
        String who = "somebody-" + UUID.randomUUID();
        for (int at = 0; at < 203; at++) {
            int number = at;
            StaffApi.inDatabase(() -> audit.addAlone(who, "refresh", "refresh", "=" + number, new JsonObject()));
        }

        Response file = admin.staff().get("/audit.csv?who=" + who);
        assertEquals(200, file.statusCode());
        assertTrue(
                file.header("Content-Disposition").contains("audit.csv"),
                file.headers().toString());
        String[] lines = file.asString().split("\n");
        assertEquals("entry,at,who,address,what,thing,reason,field,name,before,after", lines[0]);
        Set<String> reasons = Arrays.stream(lines)
                .skip(1)
                .map(line -> line.split(",")[6].replace("\"", ""))
                .collect(Collectors.toSet());
        assertEquals(203, reasons.size());
        assertTrue(reasons.contains("'=17"), reasons.toString());
        assertEquals(400, admin.staff().get("/audit.csv?from=yesterday").statusCode());
        assertEquals(400, admin.staff().get("/audit?to=%2B999999999-12-31").statusCode());
        assertEquals(400, admin.staff().get("/audit?from=%2B300000-01-01").statusCode());
    }

    @Test
    void a_change_of_settings_tells_its_part_in_the_words_of_the_reader_who_finds_it_by_them() {
        admin.confirm("/change-control", "confirm_above_percent", "9", "applies_to", "PAGES");
        admin.confirm("/change-control", "confirm_above_percent", "10", "applies_to", "PAGES");

        String french = admin.staff()
                .cookie("language", "fr")
                .queryParam("thing", "contrôle des changements")
                .get("/audit")
                .asString();
        assertTrue(french.contains("<td data-label=\"Objet\">Contrôle des changements</td>"), french);
        assertFalse(french.contains(">-</td>"), "one dash for nothing: " + french);
        for (String typed : List.of("safety", "Change control")) {
            String found =
                    admin.staff().queryParam("thing", typed).get("/audit").asString();
            assertTrue(found.contains("<td data-label=\"Thing\">Change control</td>"), found);
        }
        String others =
                admin.staff().queryParam("thing", "Outliers").get("/audit").asString();
        assertFalse(others.contains("<td data-label=\"Thing\">Change control</td>"), others);
    }

    @Test
    void each_part_of_the_settings_has_a_name_in_both_languages() {
        for (String code : SettingParts.CODES) {
            for (String language : List.of("en", "fr")) {
                assertNotEquals(code, SettingParts.name(code, language));
                assertEquals(
                        Optional.of(code), SettingParts.code(SettingParts.name(code, language)), "of one part only");
            }
        }
    }

    @Test
    void the_file_names_each_field_in_the_words_of_its_reader_too() {
        quota(700, 90);
        quota(1500, 90);

        String file = admin.staff()
                .cookie("language", "fr")
                .get("/audit.csv?thing=" + name)
                .asString();
        assertTrue(file.contains("\"quota.requests_per_minute\",\"Limite de requêtes par minute\",700,1500"), file);
    }

    private void quota(int aMinute, int burst) {
        StaffApi.staff()
                .body(Map.of(
                        "quota",
                        Map.of("requests_per_minute", aMinute, "burst", burst, "price_per_call", "0", "exempt", false)))
                .put("/api/integrators/" + account)
                .then()
                .statusCode(204);
    }

    private String version(String path) {
        return String.valueOf(StaffApi.staff().get(path).<Integer>path("find{it.id=='" + account + "'}.version"));
    }

    private String newestOf(String subject) {
        return String.valueOf(StaffApi.inDatabase(() -> audit.newestAbout(subject))
                .orElseThrow()
                .id());
    }

    private static Response takeBack(Browsing who, String entry, String page, String reason) {
        String version = Browsing.find(page, "name=\"of_version\" value=\"([^\"]+)\"");
        return who.submit("/audit/" + entry + "/revert", "of_version", version, "reason", reason);
    }
}
