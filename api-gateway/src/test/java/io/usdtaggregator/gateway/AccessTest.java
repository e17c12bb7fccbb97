package io.usdtaggregator.gateway;

import static io.restassured.RestAssured.given;
import static io.usdtaggregator.gateway.Seed.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.model.access.ApiKeyText;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class AccessTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Seed seed;

    @BeforeEach
    void seed() {
        seed.all();
        await().atMost(PATIENCE).until(() -> withKey(Seed.KEY).statusCode() == 200);
        await().atMost(PATIENCE)
                .until(() -> given().get("/.well-known/jwks.json").statusCode() == 200);
    }

    @Test
    void a_password_gives_a_pair_and_the_token_reads_rates() {
        JsonPath pair =
                login("demo", Seed.PASSWORD).then().statusCode(200).extract().jsonPath();
        assertEquals("Bearer", pair.getString("token_type"));
        assertEquals(900, pair.getInt("expires_in"));
        withToken(pair.getString("access"))
                .then()
                .statusCode(200)
                .header("RateLimit-Policy", notNullValue())
                .header("RateLimit", notNullValue());
        given().get("/.well-known/jwks.json").then().body("keys[0].kty", equalTo("RSA"));
    }

    @Test
    void a_token_says_who_may_do_what_and_for_a_quarter_of_an_hour() {
        String[] parts =
                login("demo", Seed.PASSWORD).jsonPath().getString("access").split("\\.");
        JsonPath header = decoded(parts[0]);
        assertEquals("RS256", header.getString("alg"));
        List<String> kids = given().get("/.well-known/jwks.json").jsonPath().getList("keys.kid");
        assertTrue(kids.contains(header.getString("kid")), kids + " have no " + header.getString("kid"));
        JsonPath claims = decoded(parts[1]);
        assertEquals("usdt-aggregator", claims.getString("iss"));
        assertEquals("usdt-aggregator-api", claims.getString("aud"));
        assertEquals("a-demo", claims.getString("sub"));
        assertEquals(List.of("integrator"), claims.getList("groups"));
        assertEquals(900, claims.getLong("exp") - claims.getLong("iat"), 1);
        assertTrue(!claims.getString("jti").isEmpty());
        String other = decoded(login("demo", Seed.PASSWORD)
                        .jsonPath()
                        .getString("access")
                        .split("\\.")[1])
                .getString("jti");
        assertNotEquals(claims.getString("jti"), other);
    }

    private static JsonPath decoded(String part) {
        return JsonPath.from(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
    }

    @Test
    void a_wrong_pair_is_one_and_the_same_401_whoever_exists() {
        String someone = "u-" + UUID.randomUUID();
        String wrong =
                body(login("boss", "wrong").then().statusCode(401).extract().response());
        String unknown =
                body(login(someone, "wrong").then().statusCode(401).extract().response());
        String inactive = body(
                login("gone", Seed.PASSWORD).then().statusCode(401).extract().response());
        assertEquals(wrong, unknown);
        assertEquals(wrong, inactive);
        login(someone, "wrong").then().header("WWW-Authenticate", containsString("Bearer"));
    }

    @Test
    void repeated_failures_are_throttled() {
        String someone = "u-" + UUID.randomUUID();
        for (int i = 0; i < 5; i++) {
            login(someone, "wrong").then().statusCode(401);
        }
        login(someone, "wrong").then().statusCode(429).header("Retry-After", notNullValue());
    }

    @Test
    void each_reason_to_refuse_a_key_has_its_code() {
        refusedKey(Seed.KEY.text() + "x", "malformed_key");
        refusedKey("usdt_test_" + "a".repeat(36), "malformed_key");
        refusedKey(ApiKeyText.random(true).text(), "unknown_key");
        refusedKey(ApiKeyText.random(false).text(), "wrong_environment");
        refusedKey(Seed.REVOKED_KEY.text(), "revoked_key");
        refusedKey(Seed.EXPIRED_KEY.text(), "expired_key");
        given().get("/api/v1/currencies").then().statusCode(401).body("code", equalTo("missing_credentials"));
        given().header("Authorization", "ApiKey " + Seed.KEY.text())
                .get("/api/v1/currencies")
                .then()
                .statusCode(200);
    }

    @Test
    void a_password_without_end_is_a_400_before_anything_is_hashed() {
        login("demo", "x".repeat(1025))
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("password"))
                .body("errors[0].code", equalTo("too_long"));
        login("d".repeat(151), "x").then().statusCode(400).body("errors[0].field", equalTo("username"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api_key",
                "apikey",
                "api-key",
                "X-API-Key",
                "key",
                "token",
                "access_token",
                "Authorization",
                "password"
            })
    void a_credential_in_the_query_is_refused(String name) {
        for (String path : List.of("/currencies", "/rates/stream", "/rates/cross")) {
            given().queryParam(name, Seed.KEY.text())
                    .get("/api/v1" + path)
                    .then()
                    .statusCode(400)
                    .body("errors[0].code", equalTo("credential_in_query"));
        }
        given().contentType(ContentType.JSON)
                .body(Map.of("username", "demo", "password", Seed.PASSWORD))
                .post("/api/v1/auth/token?" + name + "=" + Seed.KEY.text())
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("credential_in_query"));
    }

    @Test
    void a_token_is_checked_by_anyone_with_the_published_keys() throws Exception {
        JsonWebKeySet keys =
                new JsonWebKeySet(given().get("/.well-known/jwks.json").asString());
        JwtConsumer anyone = new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(keys.getJsonWebKeys()))
                .setExpectedIssuer("usdt-aggregator")
                .setExpectedAudience("usdt-aggregator-api")
                .setJwsAlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, "RS256")
                .setRequireExpirationTime()
                .build();

        JwtClaims claims =
                anyone.processToClaims(login("demo", Seed.PASSWORD).jsonPath().getString("access"));

        assertEquals("a-demo", claims.getSubject());
    }

    @Test
    void a_revoked_key_and_a_deactivated_account_stop() {
        String token = login("demo", Seed.PASSWORD).jsonPath().getString("access");
        seed.access(true, false);
        await().atMost(Duration.ofMinutes(1)).until(() -> withKey(Seed.KEY).statusCode() == 401);
        withKey(Seed.KEY).then().body("code", equalTo("revoked_key"));
        withToken(token).then().statusCode(200);
        seed.access(false, true);
        await().atMost(Duration.ofMinutes(1)).until(() -> withToken(token).statusCode() == 401);
        withToken(token).then().body("code", equalTo("account_inactive"));
        withKey(Seed.KEY).then().statusCode(401).body("code", equalTo("account_inactive"));
    }

    @Test
    void a_forged_token_is_refused() {
        String token = login("demo", Seed.PASSWORD).jsonPath().getString("access");
        String[] parts = token.split("\\.");
        String none = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\",\"typ\":\"at+jwt\"}".getBytes());
        withToken(none + "." + parts[1] + ".").then().statusCode(401).body("code", equalTo("invalid_token"));
        String boss = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(new String(Base64.getUrlDecoder().decode(parts[1]))
                        .replace("a-demo", "a-boss")
                        .getBytes());
        withToken(parts[0] + "." + boss + "." + parts[2]).then().statusCode(401);
        withToken("nonsense").then().statusCode(401).contentType("application/problem+json");
    }

    @Test
    void who_calls_too_often_is_told_when_to_come_back() {
        await().atMost(PATIENCE).until(() -> withKey(Seed.SLOW_KEY).statusCode() == 429);
        withKey(Seed.SLOW_KEY)
                .then()
                .statusCode(429)
                .header("Retry-After", notNullValue())
                .header("RateLimit", startsWith("\"burst\";r=0"))
                .body("code", equalTo("rate_limited"));
    }

    @Test
    void usage_counts_calls_and_survives_in_postgresql() {
        long before = calls();
        withKey(Seed.KEY).then().statusCode(200);
        assertEquals(before + 2, calls());
        given().header("X-API-Key", Seed.KEY.text())
                .get("/api/v1/usage")
                .then()
                .body("price", notNullValue())
                .body("price_per_call", equalTo("0.01"));
        String month = java.time.YearMonth.now(java.time.ZoneOffset.UTC).toString();
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> given().header("X-Service-Token", "test-service-token")
                        .get("/internal/usage?month=" + month)
                        .then()
                        .statusCode(200)
                        .body("usage.find { it.key_id == 'k-demo' }.calls", equalTo((int) before + 3)));
        given().get("/internal/usage?month=" + month).then().statusCode(401);
    }

    @Test
    void only_an_operator_asks_who_is_behind_an_offer() {
        withKeyAt(Seed.KEY, "/api/v1/advertiser").then().statusCode(403).body("code", equalTo("operators_only"));
        withKeyAt(Seed.OPERATOR_KEY, "/api/v1/advertiser")
                .then()
                .statusCode(400)
                .body("errors", hasSize(3));
        given().header(
                        "Authorization",
                        "Bearer " + login("boss", Seed.PASSWORD).jsonPath().getString("access"))
                .get("/api/v1/advertiser")
                .then()
                .statusCode(400)
                .body("errors", hasSize(3));
    }

    @Test
    void a_key_may_be_bound_to_addresses() {
        withKey(Seed.HERE_KEY).then().statusCode(200);
        withKey(Seed.ELSEWHERE_KEY).then().statusCode(403).body("code", equalTo("address_not_allowed"));
        given().header("X-API-Key", Seed.ELSEWHERE_KEY.text())
                .header("X-Forwarded-For", "10.1.2.3")
                .get("/api/v1/currencies")
                .then()
                .statusCode(403);
    }

    @Test
    void a_key_without_a_group_reads_nothing() {
        withKey(Seed.NO_GROUP_KEY).then().statusCode(403).body("code", equalTo("no_group"));
    }

    @Test
    void the_months_quota_ends_with_when_to_come_back() {
        await().atMost(PATIENCE).until(() -> withKey(Seed.MONTHLY_KEY).statusCode() == 429);
        withKey(Seed.MONTHLY_KEY)
                .then()
                .statusCode(429)
                .body("code", equalTo("quota_exhausted"))
                .header("Retry-After", notNullValue());
    }

    /** Before the right header was used and after it: what is known of one header says nothing of another. */
    @Test
    void a_credential_counts_only_in_the_header_it_belongs_to() {
        String token = login("boss", Seed.PASSWORD).jsonPath().getString("access");
        for (int i = 0; i < 2; i++) {
            inHeader("Authorization", "Bearer " + Seed.OPERATOR_KEY.text(), "invalid_token");
            inHeader("Authorization", "ApiKey " + token, "malformed_key");
            inHeader("X-API-Key", token, "malformed_key");
            inHeader("X-API-Key", "Bearer " + token, "malformed_key");
            inHeader("X-API-Key", "ApiKey " + Seed.OPERATOR_KEY.text(), "malformed_key");
            inHeader("Authorization", Seed.OPERATOR_KEY.text(), "unknown_scheme");
            withToken(token).then().statusCode(200);
            withKey(Seed.OPERATOR_KEY).then().statusCode(200);
            given().header("Authorization", "ApiKey " + Seed.OPERATOR_KEY.text())
                    .get("/api/v1/currencies")
                    .then()
                    .statusCode(200);
        }
    }

    private static void inHeader(String header, String value, String code) {
        given().header(header, value)
                .get("/api/v1/currencies")
                .then()
                .statusCode(401)
                .body("code", equalTo(code));
    }

    @Test
    void two_credentials_at_once_are_refused() {
        given().header("X-API-Key", Seed.KEY.text())
                .header("Authorization", "ApiKey " + Seed.KEY.text())
                .get("/api/v1/currencies")
                .then()
                .statusCode(401)
                .body("code", equalTo("ambiguous_credentials"));
    }

    private static long calls() {
        return withKeyAt(Seed.KEY, "/api/v1/usage").jsonPath().getLong("calls");
    }

    private static void refusedKey(String key, String code) {
        given().header("X-API-Key", key)
                .get("/api/v1/currencies")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", notNullValue())
                .body("code", equalTo(code));
    }

    private static Response login(String username, String password) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("username", username, "password", password))
                .post("/api/v1/auth/token");
    }

    private static Response withToken(String token) {
        return given().header("Authorization", "Bearer " + token).get("/api/v1/currencies");
    }

    private static Response withKey(ApiKeyText key) {
        return withKeyAt(key, "/api/v1/currencies");
    }

    private static Response withKeyAt(ApiKeyText key, String path) {
        return given().header("X-API-Key", key.text()).get(path);
    }

    /** The error without what is different each time. */
    private static String body(Response answer) {
        return answer.asString().replaceAll("\"trace_id\":\"[^\"]*\"", "");
    }
}
