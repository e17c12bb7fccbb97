package io.usdtaggregator.gateway;

import static io.restassured.RestAssured.given;
import static io.usdtaggregator.gateway.Seed.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.model.access.Access;
import io.usdtaggregator.model.access.Access.Account;
import io.usdtaggregator.model.access.Access.ApiKey;
import io.usdtaggregator.model.access.Access.KeyRights;
import io.usdtaggregator.model.access.Access.Quota;
import io.usdtaggregator.model.access.ApiKeyText;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is agreed with an account holds for all of its keys; what they used is told to the call and to the cent. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class LimitsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Set<String> READS = Set.of(Access.INTEGRATOR);

    @Inject
    Seed seed;

    private final String account = "a-" + UUID.randomUUID();

    @Test
    void an_accounts_keys_share_what_is_agreed_with_it() {
        List<ApiKeyText> keys = keys(new Quota(6, 10, null, BigDecimal.ZERO, false), null, null);

        int passed = 0;
        for (int call = 0; call < 30; call++) {
            passed += get(keys.get(call % 2), "/api/v1/currencies").statusCode() == 200 ? 1 : 0;
        }

        // One every ten seconds comes back meanwhile.
        assertTrue(passed >= 10 && passed <= 13, passed + " of 10 passed");
    }

    @Test
    void usage_tells_the_calls_and_the_price_of_a_key_and_of_its_account_and_staff_see_the_same() {
        Quota agreed = new Quota(6_000, 1_000, null, new BigDecimal("0.05"), false);
        List<ApiKeyText> keys = keys(
                agreed,
                null,
                new Quota(6_000, 1_000, null, new BigDecimal("0.10"), false),
                new Quota(6_000, 1_000, null, new BigDecimal("0.10"), true));

        int[] times = {5, 3, 4};
        for (int key = 0; key < 3; key++) {
            for (int call = 0; call < times[key]; call++) {
                get(keys.get(key), "/api/v1/currencies").then().statusCode(200);
            }
        }

        JsonPath usage = get(keys.get(0), "/api/v1/usage").jsonPath();
        assertEquals(6, usage.getInt("calls"), "with the question itself");
        same("0.30", usage.getString("price"));
        assertEquals(13, usage.getInt("account.calls"));
        same("0.60", usage.getString("account.price"));
        await().atMost(PATIENCE).until(() -> staffSee().equals(Map.of("k-0", 6, "k-1", 3, "k-2", 4)));
        same("0.60", priceThatStaffSee());
        // Settled or not: the same once PostgreSQL has it all, and with one more call.
        JsonPath later = get(keys.get(0), "/api/v1/usage").jsonPath();
        assertEquals(14, later.getInt("account.calls"));
        same("0.65", later.getString("account.price"));
    }

    @Test
    void what_is_left_of_the_month_is_told_where_it_is_less_than_the_burst() {
        ApiKeyText key = keys(new Quota(600, 100, 3L, BigDecimal.ZERO, false), (Quota) null)
                .get(0);

        for (int left = 2; left >= 0; left--) {
            get(key, "/api/v1/currencies")
                    .then()
                    .statusCode(200)
                    .header("RateLimit-Policy", equalTo("\"minute\";q=600;w=60, \"burst\";q=100;w=10, \"month\";q=3"))
                    .header("RateLimit", matchesPattern("\"month\";r=" + left + ";t=\\d+"));
        }
        Response refused = get(key, "/api/v1/currencies");

        refused.then().statusCode(429).body("code", equalTo("quota_exhausted"));
        long told = Long.parseLong(refused.header("RateLimit").replaceAll("\"month\";r=0;t=", ""));
        long retryAfter = Long.parseLong(refused.header("Retry-After"));
        assertTrue(Math.abs(told - retryAfter) <= 1, told + " and " + retryAfter + " are not the same moment");
    }

    @Test
    void a_keys_own_quota_and_its_accounts_are_both_told() {
        ApiKeyText key = keys(
                        new Quota(600, 100, 50L, BigDecimal.ZERO, false),
                        new Quota(600, 100, 20L, BigDecimal.ZERO, false))
                .get(0);

        get(key, "/api/v1/usage")
                .then()
                .body("quota", equalTo(20))
                .body("left", equalTo(19))
                .body("account.quota", equalTo(50))
                .body("account.left", equalTo(49));
        get(
                        keys(new Quota(600, 100, null, BigDecimal.ZERO, false), (Quota) null)
                                .get(0),
                        "/api/v1/usage")
                .then()
                .body("left", nullValue())
                .body("account.left", nullValue());
    }

    /** Keys of one new account: {@code k-0}, {@code k-1}, ... after its name; each with this quota of its own, if any. */
    private List<ApiKeyText> keys(Quota agreed, Quota... own) {
        String id = account + "-" + UUID.randomUUID();
        seed.all();
        List<ApiKeyText> texts =
                Arrays.stream(own).map(any -> ApiKeyText.random(true)).toList();
        List<ApiKey> keys = new ArrayList<>();
        for (int number = 0; number < own.length; number++) {
            ApiKeyText text = texts.get(number);
            keys.add(new ApiKey(
                    id + "/k-" + number,
                    id,
                    "key " + number,
                    text.digest(),
                    text.prefix(),
                    true,
                    new KeyRights(READS, own[number], List.of(), null)));
        }
        // A key that is not limited by what is tested shows when the account is known.
        ApiKeyText probe = ApiKeyText.random(true);
        String other = "a-" + UUID.randomUUID();
        seed.also(new Account(id, id, "", READS, true, agreed), keys);
        seed.also(
                new Account(other, other, "", READS, true, new Quota(6_000, 1_000, null, BigDecimal.ZERO, false)),
                List.of(new ApiKey(
                        other + "/k",
                        other,
                        "probe",
                        probe.digest(),
                        probe.prefix(),
                        true,
                        new KeyRights(READS, null, List.of(), null))));
        await().atMost(PATIENCE).until(() -> get(probe, "/api/v1/currencies").statusCode() == 200);
        return texts;
    }

    private Map<String, Integer> staffSee() {
        List<Map<String, Object>> mine = ofThisTest();
        return mine.stream()
                .collect(Collectors.toMap(used -> used.get("key_id").toString().replaceAll(".*/", ""), used ->
                        (Integer) used.get("calls")));
    }

    private String priceThatStaffSee() {
        return ofThisTest().stream()
                .map(used -> new BigDecimal(used.get("price").toString()))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .toPlainString();
    }

    private List<Map<String, Object>> ofThisTest() {
        List<Map<String, Object>> all = given().header("X-Service-Token", "test-service-token")
                .get("/internal/usage?month=" + YearMonth.now(ZoneOffset.UTC))
                .jsonPath()
                .getList("usage");
        return all.stream()
                .filter(used -> used.get("account_id").toString().startsWith(account))
                .toList();
    }

    private static void same(String expected, String told) {
        assertEquals(0, new BigDecimal(expected).compareTo(new BigDecimal(told)), told + " is not " + expected);
    }

    private static Response get(ApiKeyText key, String path) {
        return given().header("X-API-Key", key.text()).get(path);
    }
}
