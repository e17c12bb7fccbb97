package io.usdtaggregator.admin.integrators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import io.usdtaggregator.admin.testing.Browsing;
import io.usdtaggregator.admin.testing.FirstAccountsProfile;
import io.usdtaggregator.admin.testing.ShownForm;
import io.usdtaggregator.admin.testing.StaffApi;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.model.access.Access;
import io.usdtaggregator.model.access.Access.ApiKey;
import io.usdtaggregator.model.json.MarketJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What saving a key's form changes: what staff changed in it, and nothing else. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@TestProfile(FirstAccountsProfile.class)
class KeyFormTest {
    @Inject
    RedisDataSource redis;

    @Inject
    Pool database;

    private Browsing browsing;
    private String account;

    @BeforeEach
    void an_account_of_both_groups() {
        StaffApi.awaitFirstAccounts();
        browsing = Browsing.asAdmin();
        account = staff().body("{\"username\":\"key-form-" + UUID.randomUUID()
                        + "\",\"password\":\"long enough for all\"," + "\"groups\":[\"integrator\",\"operator\"]}")
                .post("/api/integrators")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @Test
    void a_key_that_has_its_accounts_groups_follows_the_account_after_its_form_was_saved() {
        String key = key("{\"name\":\"a till\"}");

        form(key).with("name", "the till").submit(browsing).then().statusCode(200);
        assertEquals(Set.of("integrator", "operator"), published(key).groups());
        agree("{\"groups\":[\"integrator\"]}");

        assertEquals("the till", published(key).name());
        assertEquals(Set.of("integrator"), published(key).groups());
    }

    @Test
    void a_key_of_fewer_groups_keeps_them_when_its_account_loses_and_gets_others() {
        String key = key("{\"name\":\"a till\",\"groups\":[\"integrator\"]}");
        agree("{\"groups\":[\"integrator\"]}");

        form(key).submit(browsing).then().statusCode(200);
        agree("{\"groups\":[\"integrator\",\"operator\"]}");

        assertEquals(Set.of("integrator"), published(key).groups());
    }

    @Test
    void staff_choose_groups_for_a_key_and_give_it_its_accounts_again() {
        String key = key("{\"name\":\"a till\"}");

        form(key).with("groups", "operator").submit(browsing);
        assertEquals(Set.of("operator"), published(key).groups());

        form(key).with("groups", "").submit(browsing);
        assertEquals(Set.of("integrator", "operator"), published(key).groups());
        assertEquals(
                new JsonArray().add("operator"), noted().getJsonObject("before").getJsonArray("groups"));
        assertNull(noted().getJsonObject("after").getJsonArray("groups"));
    }

    @Test
    void what_was_chosen_stands_when_another_field_is_wrong() {
        String key = key("{\"name\":\"a till\"}");
        String page = form(key)
                .with("groups", "operator")
                .with("allowed_ips", "elsewhere")
                .submit(browsing)
                .asString();
        assertEquals("operator", ShownForm.of(page, "key-" + key).fields().get("groups"));
        assertEquals("", ShownForm.of(page, "make-" + account).fields().get("groups"), "another form");
    }

    @Test
    void a_box_that_was_ticked_or_not_stands_when_another_field_is_wrong() {
        ShownForm quota = ShownForm.of(page(), "quota-" + account).with("price_per_call", "a lot");

        String ticked = quota.with("exempt", "on").submit(browsing).asString();
        assertEquals("on", ShownForm.of(ticked, "quota-" + account).fields().get("exempt"));

        quota.with("price_per_call", "0.1").with("exempt", "on").submit(browsing);
        String unticked = quota.without("exempt").submit(browsing).asString();
        assertFalse(ShownForm.of(unticked, "quota-" + account).fields().containsKey("exempt"));
        assertEquals("on", ShownForm.of(page(), "quota-" + account).fields().get("exempt"), "nothing was saved");
    }

    @Test
    void an_expired_key_gets_another_name_or_another_end() {
        String key = key("{\"name\":\"a till\",\"expires_at\":\"2100-01-01T00:00:00Z\"}");
        Instant expired = Instant.parse("2026-01-31T12:34:56Z");
        database.preparedQuery("update access.api_key set expires_at = $2 where id = $1")
                .executeAndAwait(Tuple.of(key, expired.atOffset(ZoneOffset.UTC)));

        form(key).with("name", "the old till").submit(browsing).then().statusCode(200);
        assertEquals("the old till", published(key).name());
        assertEquals(expired, published(key).expiresAt(), "to the second");

        String page = form(key)
                .with("expires_at", "2026-02-01T00:00")
                .submit(browsing)
                .asString();
        assertTrue(page.contains("an instant that is still to come"), "another past one");
        form(key).with("expires_at", "2100-01-01T12:30").submit(browsing);
        assertEquals(Instant.parse("2100-01-01T12:30:00Z"), published(key).expiresAt());
    }

    @Test
    void as_many_calls_are_agreed_as_can_be_kept_and_the_limit_is_told() {
        String key = key("{\"name\":\"a till\"}");
        ShownForm large = form(key)
                .with("requests_per_minute", "60000000")
                .with("burst", "1")
                .with("monthly", "9223372036854775807");

        large.submit(browsing);
        assertEquals(60_000_000, published(key).quota().requestsPerMinute());
        assertEquals(Long.MAX_VALUE, published(key).quota().monthly());

        assertWrong(
                large.with("monthly", "9223372036854775808"),
                "monthly",
                "a whole number from 0 to 9223372036854775807");
        assertWrong(large.with("burst", "60000001"), "burst", "a whole number from 1 to 60000000");
        assertWrong(large.with("burst", "0"), "burst", "a whole number from 1 to 60000000");
        assertEquals(1, published(key).quota().burst());
    }

    @Test
    void a_price_of_its_own_stands_until_staff_change_it() {
        String key = key("{\"name\":\"a till\",\"quota\":{\"requests_per_minute\":60,\"burst\":5,"
                + "\"price_per_call\":\"0.02\",\"exempt\":true}}");
        assertEquals("0.02", form(key).fields().get("price_per_call"));

        form(key).with("burst", "6").submit(browsing);
        assertQuota(key, 6, "0.02");
        form(key).without("price_per_call").with("burst", "7").submit(browsing);
        assertQuota(key, 7, "0.02");
        assertTrue(published(key).quota().exempt());

        form(key).with("price_per_call", "0.03").submit(browsing);
        assertQuota(key, 7, "0.03");
        agree("{\"quota\":{\"requests_per_minute\":600,\"burst\":100,\"price_per_call\":\"0.5\"}}");
        form(key).with("price_per_call", "").submit(browsing);
        assertQuota(key, 7, "0.5");
    }

    @Test
    void a_key_goes_back_to_its_accounts_terms_only_with_its_price() {
        String key = key("{\"name\":\"a till\",\"quota\":{\"requests_per_minute\":60,\"burst\":5,"
                + "\"price_per_call\":\"0.02\"}}");
        ShownForm unlimited = form(key).with("requests_per_minute", "").with("burst", "");

        assertWrong(unlimited, "price_per_call", "a price of its own only with limits of its own: else leave it empty");
        assertQuota(key, 5, "0.02");
        unlimited.with("price_per_call", "").submit(browsing);
        assertNull(published(key).quota());
    }

    @Test
    void the_audit_keeps_what_was_agreed_with_an_account_before() {
        ShownForm quota = ShownForm.of(page(), "quota-" + account);
        quota.with("monthly", "1000").submit(browsing);
        ShownForm.of(page(), "quota-" + account)
                .with("monthly", "2000")
                .with("price_per_call", "0.25")
                .submit(browsing);

        assertEquals(account, noted().getString("account"));
        JsonObject before = noted().getJsonObject("before");
        assertEquals(1000, before.getJsonObject("quota").getInteger("monthly"));
        assertEquals("0", before.getJsonObject("quota").getString("price_per_call"));
        assertEquals(Set.of("quota"), before.fieldNames(), "what was not to change is not told");
        JsonObject after = noted().getJsonObject("after");
        assertEquals(2000, after.getJsonObject("quota").getInteger("monthly"));
        assertEquals("0.25", after.getJsonObject("quota").getString("price_per_call"));

        agree("{\"groups\":[\"integrator\"],\"active\":false,\"password\":\"another that is long\"}");
        assertEquals(
                new JsonArray().add("integrator").add("operator"),
                noted().getJsonObject("before").getJsonArray("groups"));
        assertTrue(noted().getJsonObject("before").getBoolean("active"));
        assertTrue(noted().getBoolean("password_changed"));
        assertFalse(noted().encode().contains("another that is long"));
    }

    private void assertQuota(String key, int burst, String price) {
        Access.Quota quota = published(key).quota();
        assertEquals(burst, quota.burst());
        assertEquals(new BigDecimal(price), quota.pricePerCall());
    }

    private void assertWrong(ShownForm form, String field, String told) {
        String page = form.submit(browsing).asString();
        assertTrue(page.contains("<small id=\"wrong-" + field + "\">" + told + "</small>"), page);
    }

    private String page() {
        return browsing.staff().get("/integrators?account=" + account).asString();
    }

    private ShownForm form(String key) {
        return ShownForm.of(page(), "key-" + key);
    }

    private String key(String terms) {
        return staff().body(terms)
                .post("/api/integrators/" + account + "/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** What the audit says of the last change. */
    private static JsonObject noted() {
        return new JsonObject(staff().get("/api/audit").then().extract().<String>path("[0].detail"));
    }

    private void agree(String change) {
        staff().body(change).put("/api/integrators/" + account).then().statusCode(204);
    }

    private ApiKey published(String id) {
        return MarketJson.read(redis.value(String.class).get(RedisKeys.ACCESS), Access.class).apiKeys().stream()
                .filter(key -> key.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static RequestSpecification staff() {
        return StaffApi.staff();
    }
}
