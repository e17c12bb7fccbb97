package io.usdtaggregator.admin.integrators;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.usdtaggregator.admin.testing.Browsing;
import io.usdtaggregator.admin.testing.FirstAccountsProfile;
import io.usdtaggregator.admin.testing.StaffApi;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.model.access.Access;
import io.usdtaggregator.model.access.Access.ApiKey;
import io.usdtaggregator.model.access.ApiKeyText;
import io.usdtaggregator.model.json.MarketJson;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What staff agree for one key reaches the gateways' snapshot, and nothing that is not right does. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
@TestProfile(FirstAccountsProfile.class)
class KeyTermsTest {
    private static final String TERMS = "{\"name\":\"till\",\"groups\":[\"integrator\"],"
            + "\"quota\":{\"requests_per_minute\":60,\"burst\":5,\"monthly\":1000,\"price_per_call\":\"0.02\",\"exempt\":false},"
            + "\"allowed_ips\":[\"192.0.2.7\",\"2001:db8::/32\"],\"expires_at\":\"2100-01-01T00:00:00Z\"}";

    @Inject
    RedisDataSource redis;

    @Inject
    Pool database;

    private String keys;

    @BeforeEach
    void an_account() {
        StaffApi.awaitFirstAccounts();
        String account = staff().get("/api/integrators").then().extract().path("[0].id");
        keys = "/api/integrators/" + account + "/keys";
    }

    @Test
    void a_key_may_have_terms_of_its_own() {
        String id = made(TERMS);

        ApiKey published = published(id);
        assertEquals(Set.of("integrator"), published.groups());
        assertEquals(60, published.quota().requestsPerMinute());
        assertEquals(1000L, published.quota().monthly());
        assertEquals(List.of("192.0.2.7", "2001:db8::/32"), published.allowedIps());
        assertEquals(Instant.parse("2100-01-01T00:00:00Z"), published.expiresAt());
        staff().get(keys)
                .then()
                .body("find { it.id == '" + id + "' }.quota.burst", equalTo(5))
                .body("find { it.id == '" + id + "' }.allowed_ips", hasItem("192.0.2.7"));
    }

    @Test
    void a_key_is_shown_once_and_kept_as_its_digest_and_its_first_characters() throws Exception {
        String text =
                staff().body(TERMS).post(keys).then().statusCode(201).extract().path("key");
        ApiKeyText key = ApiKeyText.parse(text).orElseThrow();

        assertTrue(text.matches("usdt_test_[0-9A-Za-z]{36}"), text);
        String published = redis.value(String.class).get(RedisKeys.ACCESS);
        assertTrue(published.contains(sha256(text)) && published.contains(key.prefix()));
        assertEquals(14, key.prefix().length());
        for (String kept : List.of(
                published,
                staff().get(keys).asString(),
                staff().get("/integrators").asString(),
                staff().get("/api/audit").asString(),
                everyRowOf("access"))) {
            assertFalse(kept.contains(text.substring(0, 15)), "more of the key is kept");
        }
    }

    @Test
    void a_key_goes_on_under_other_terms_and_the_audit_keeps_those_of_before() {
        String id = made(TERMS);

        staff().body("{\"name\":\"counter\"}").put(keys + "/" + id).then().statusCode(204);

        ApiKey published = published(id);
        assertEquals("counter", published.name());
        assertNull(published.quota());
        assertEquals(List.of(), published.allowedIps());
        assertNull(published.expiresAt());
        staff().get("/api/audit")
                .then()
                .body(containsString("key changed"))
                .body(containsString("192.0.2.7"))
                .body(containsString("counter"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`{\"name\":\"\"}` | name",
                "`{\"name\":\"a\",\"groups\":[\"operator\"]}` | groups",
                "`{\"name\":\"a\",\"groups\":[]}` | groups",
                "`{\"name\":\"a\",\"expires_at\":\"2020-01-01T00:00:00Z\"}` | expires_at",
                "`{\"name\":\"a\",\"allowed_ips\":[\"192.0.2.7\",\"192.0.2.0/33\"]}` | allowed_ips[1]",
                "`{\"name\":\"a\",\"allowed_ips\":[\"256.0.0.1\"]}` | allowed_ips[0]",
                "`{\"name\":\"a\",\"allowed_ips\":[\"shop.example\"]}` | allowed_ips[0]",
                "`{\"name\":\"a\",\"allowed_ips\":[\"2001:db8::1::2\"]}` | allowed_ips[0]",
                "`{\"name\":\"a\",\"allowed_ips\":[\"192.0.2.7\",\"::ffff:192.0.2.0/24\"]}` | allowed_ips[1]",
                "`{\"name\":\"a\",\"quota\":{\"requests_per_minute\":60,\"burst\":0,\"price_per_call\":\"0\"}}` | quota.burst",
                "`{\"name\":\"a\",\"quota\":{\"requests_per_minute\":0,\"burst\":1,\"price_per_call\":\"0\"}}` | quota.requests_per_minute",
                "`{\"name\":\"a\",\"quota\":{\"requests_per_minute\":1,\"burst\":1,\"monthly\":-1,\"price_per_call\":\"0\"}}` | quota.monthly",
                "`{\"name\":\"a\",\"quota\":{\"requests_per_minute\":1,\"burst\":1,\"price_per_call\":\"-1\"}}` | quota.price_per_call",
            })
    void what_is_not_right_is_named_and_makes_no_key(String terms, String field) {
        int before = staff().get(keys).then().extract().<List<?>>path("$").size();

        staff().body(terms).post(keys).then().statusCode(400).body("errors.field", hasItem(field));

        assertEquals(
                before, staff().get(keys).then().extract().<List<?>>path("$").size());
    }

    @Test
    void a_key_that_is_not_there_or_was_revoked_is_not_changed() {
        String id = made(TERMS);
        staff().delete(keys + "/" + id).then().statusCode(204);

        staff().body("{\"name\":\"again\"}").put(keys + "/" + id).then().statusCode(404);
        staff().body("{\"name\":\"again\"}").put(keys + "/nobody").then().statusCode(404);
        staff().body("{\"name\":\"a\"}")
                .post("/api/integrators/nobody/keys")
                .then()
                .statusCode(404);
    }

    @Test
    void the_page_makes_and_changes_a_key_and_keeps_what_was_typed() {
        Browsing browsing = Browsing.asAdmin();
        String account = keys.split("/")[3];
        String[] wrong = {
            "form",
            "make-" + account,
            "account",
            account,
            "name",
            "from abroad",
            "allowed_ips",
            "elsewhere",
            "burst",
            "7"
        };

        browsing.submit("/integrators/keys", wrong)
                .then()
                .statusCode(400)
                .body(containsString("from abroad"))
                .body(containsString("a whole number"));
        wrong[7] = "192.0.2.1/24, 2001:db8::1";
        browsing.submit("/integrators/keys", Browsing.with(wrong, "requests_per_minute", "70"))
                .then()
                .body(containsString("usdt_test_"))
                .body(containsString("192.0.2.1/24 2001:db8::1"));

        ApiKey made = newest();
        assertEquals(70, made.quota().requestsPerMinute());
        browsing.submit(
                        "/integrators/keys/change",
                        "account",
                        account,
                        "key",
                        made.id(),
                        "name",
                        "at home",
                        "expires_at",
                        "2100-01-01T12:30")
                .then()
                .statusCode(200);
        assertEquals(Instant.parse("2100-01-01T12:30:00Z"), published(made.id()).expiresAt());
        assertNull(published(made.id()).quota());
    }

    @Test
    void a_choice_of_no_group_is_refused_and_not_given_all() {
        Browsing.asAdmin()
                .submit("/integrators/keys", "account", keys.split("/")[3], "name", "none", "groups", ",")
                .then()
                .statusCode(400)
                .body(containsString("of the account"));
    }

    @Test
    void the_page_agrees_limits_and_a_price_with_an_account() {
        Browsing browsing = Browsing.asAdmin();
        String account = keys.split("/")[3];
        String[] agreed = {
            "account", account, "requests_per_minute", "900", "burst", "90", "monthly", "", "price_per_call", "0.005"
        };

        browsing.submit("/integrators/quota", agreed).then().statusCode(200);

        staff().get("/api/integrators")
                .then()
                .body("[0].quota.requests_per_minute", equalTo(900))
                .body("[0].quota.price_per_call", equalTo("0.005"))
                .body("[0].quota.exempt", equalTo(false));
        agreed[9] = "a lot";
        browsing.submit("/integrators/quota", agreed).then().body(containsString("US dollars, such as 0.01"));
        staff().get("/api/integrators").then().body("[0].quota.price_per_call", equalTo("0.005"));
    }

    private static String sha256(String text) throws NoSuchAlgorithmException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)));
    }

    /** All that PostgreSQL has in this schema, as text. */
    private String everyRowOf(String schema) {
        StringBuilder all = new StringBuilder();
        rows("SELECT table_name FROM information_schema.tables WHERE table_schema = '" + schema + "'")
                .forEach(table -> rows("SELECT t::text FROM " + schema + ".\"" + table + "\" t")
                        .forEach(all::append));
        assertTrue(all.length() > 0);
        return all.toString();
    }

    private List<String> rows(String query) {
        return database.query(query).executeAndAwait().stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private String made(String terms) {
        ExtractableResponse<Response> made =
                staff().body(terms).post(keys).then().statusCode(201).extract();
        return made.path("id");
    }

    private ApiKey published(String id) {
        return access().apiKeys().stream()
                .filter(key -> key.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private ApiKey newest() {
        List<ApiKey> all = access().apiKeys();
        return all.get(all.size() - 1);
    }

    private Access access() {
        return MarketJson.read(redis.value(String.class).get(RedisKeys.ACCESS), Access.class);
    }

    private static RequestSpecification staff() {
        return StaffApi.staff();
    }
}
