package io.usdtaggregator.gateway.tokens;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.gateway.Seed;
import jakarta.inject.Inject;
import java.security.Key;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 8725, attack by attack: each token differs from a right one in one thing only. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class TokenAttacksTest {

    @Inject
    Seed seed;

    @Inject
    SigningKeys keys;

    private final JwtClaims claims = new JwtClaims();
    private final JsonWebSignature token = new JsonWebSignature();

    @BeforeEach
    void a_right_token() {
        seed.all();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> given().get("/.well-known/jwks.json").statusCode() == 200);
        claims.setIssuer("usdt-aggregator");
        claims.setAudience("usdt-aggregator-api");
        claims.setSubject("a-demo");
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(10);
        claims.setStringListClaim("groups", List.of("integrator"));
        SigningKey current = keys.current();
        token.setAlgorithmHeaderValue("RS256");
        token.setKeyIdHeaderValue(current.kid());
        token.setHeader("typ", "at+jwt");
        token.setKey(current.privateKey());
    }

    @Test
    void the_right_one_works() throws JoseException {
        await().atMost(Duration.ofSeconds(60)).until(() -> status(signed()) == 200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS384", "RS512", "PS256"})
    void another_algorithm_is_refused_though_the_key_is_right(String algorithm) throws JoseException {
        token.setAlgorithmHeaderValue(algorithm);
        refused(signed());
    }

    @Test
    void no_algorithm_is_refused() throws JoseException {
        for (String none : List.of("none", "None", "NONE", "")) {
            String header = "{\"alg\":\"" + none + "\",\"typ\":\"at+jwt\",\"kid\":\""
                    + keys.current().kid() + "\"}";
            refused(base64(header) + "." + base64(claims.toJson()) + ".");
        }
    }

    @Test
    void the_public_key_is_no_shared_secret() throws JoseException {
        byte[] der = keys.current().publicKey().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END PUBLIC KEY-----\n";
        for (byte[] secret : List.of(der, pem.getBytes(), pem.trim().getBytes())) {
            token.setAlgorithmHeaderValue("HS256");
            token.setKey(new HmacKey(secret));
            refused(signed());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "quote+jwt", "at+jws", ""})
    void a_token_of_another_type_is_refused(String type) throws JoseException {
        token.setHeader("typ", type);
        refused(signed());
    }

    @Test
    void each_claim_has_to_be_there_and_right() throws JoseException {
        List<Consumer<JwtClaims>> wrong = List.of(
                of -> of.setIssuer("somebody-else"),
                of -> of.unsetClaim("iss"),
                of -> of.setAudience("another-api"),
                of -> of.unsetClaim("aud"),
                of -> of.unsetClaim("sub"),
                of -> of.unsetClaim("jti"),
                of -> of.unsetClaim("exp"),
                of -> of.setExpirationTimeMinutesInTheFuture(60 * 24),
                of -> of.setNotBeforeMinutesInThePast(-10),
                of -> of.setClaim("exp", "tomorrow"));
        for (Consumer<JwtClaims> change : wrong) {
            JwtClaims before = copy();
            change.accept(claims);
            refused(signed());
            claims.getClaimNames().forEach(claims::unsetClaim);
            before.getClaimsMap().forEach(claims::setClaim);
        }
    }

    @Test
    void an_expired_one_is_told_so() throws JoseException {
        claims.setExpirationTime(NumericDate.fromSeconds(NumericDate.now().getValue() - 1));
        given().header("Authorization", "Bearer " + signed())
                .get("/api/v1/currencies")
                .then()
                .statusCode(401)
                .body("code", equalTo("expired_token"));
    }

    @Test
    void a_fresh_one_of_a_gateway_whose_clock_is_90_seconds_off_works() throws JoseException {
        for (int apart : List.of(90, -90)) {
            long there = NumericDate.now().getValue() + apart;
            claims.setIssuedAt(NumericDate.fromSeconds(there));
            claims.setExpirationTime(NumericDate.fromSeconds(there + AccessTokens.LIFE.toSeconds()));
            assertEquals(200, status(signed()), apart + " s");
        }
    }

    @Test
    void one_from_the_future_or_for_longer_than_ours_is_refused() throws JoseException {
        long now = NumericDate.now().getValue();
        claims.setIssuedAt(NumericDate.fromSeconds(now + 330));
        refused(signed());
        claims.setIssuedAt(NumericDate.fromSeconds(now));
        claims.setExpirationTime(NumericDate.fromSeconds(now + 21 * 60));
        refused(signed());
        claims.setExpirationTimeMinutesInTheFuture(1);
        claims.unsetClaim("iat");
        refused(signed());
    }

    @Test
    void one_that_is_known_already_ends_to_the_second_too() throws JoseException {
        NumericDate end = NumericDate.fromSeconds(NumericDate.now().getValue() + 2);
        claims.setExpirationTime(end);
        String ending = signed();
        int before = status(ending);
        assertTrue(before == 200 || !end.isAfter(NumericDate.now()), "it was valid until then");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> given().header("Authorization", "Bearer " + ending)
                                .get("/api/v1/currencies")
                                .then()
                                .extract()
                                .statusCode()
                        == 401);
        assertTrue(!end.isAfter(NumericDate.now()), "not before its end");
        claims.setExpirationTime(NumericDate.now());
        given().header("Authorization", "Bearer " + signed())
                .get("/api/v1/currencies")
                .then()
                .statusCode(401)
                .body("code", equalTo("expired_token"));
    }

    @Test
    void a_right_one_of_an_account_that_is_not_there_is_refused() throws JoseException {
        claims.setSubject("a-nobody");
        given().header("Authorization", "Bearer " + signed())
                .get("/api/v1/currencies")
                .then()
                .statusCode(401)
                .body("code", equalTo("account_inactive"));
    }

    @Test
    void a_token_without_groups_reads_nothing() throws JoseException {
        claims.setStringListClaim("groups", List.of());
        assertReadsNothing(signed());
        claims.unsetClaim("groups");
        assertReadsNothing(signed());
    }

    private static void assertReadsNothing(String token) {
        given().header("Authorization", "Bearer " + token)
                .get("/api/v1/currencies")
                .then()
                .statusCode(403)
                .body("code", equalTo("no_group"));
    }

    @Test
    void a_token_gives_no_more_than_its_account_has_now() throws JoseException {
        claims.setStringListClaim("groups", List.of("integrator", "operator"));
        given().header("Authorization", "Bearer " + signed())
                .get("/api/v1/advertiser")
                .then()
                .statusCode(403)
                .body("code", equalTo("operators_only"));
    }

    @Test
    void a_key_that_the_token_brings_along_is_ignored() throws JoseException {
        RsaJsonWebKey own = RsaJwkGenerator.generateJwk(2048);
        token.setKey(own.getPrivateKey());
        refused(signed());
        token.setJwkHeader(own);
        refused(signed());
        token.setHeader("jku", "https://evil.example/jwks.json");
        token.setHeader("x5u", "https://evil.example/chain.pem");
        refused(signed());
        for (String kid : List.of("unknown", "../../etc/passwd", "' OR '1'='1", "")) {
            token.setKeyIdHeaderValue(kid);
            refused(signed());
        }
    }

    @Test
    void an_extension_that_must_be_understood_is_not() throws JoseException {
        token.setCriticalHeaderNames("exp-is-optional");
        token.setHeader("exp-is-optional", true);
        refused(signed());
    }

    @Test
    void a_changed_one_is_refused() throws JoseException {
        String[] parts = signed().split("\\.");
        String more = claims.toJson().replace("integrator", "operator");
        refused(parts[0] + "." + base64(more) + "." + parts[2]);
        refused(parts[0] + "." + parts[1] + "." + parts[2].substring(4));
        refused(parts[0] + "." + parts[1] + ".");
        refused(parts[0] + "." + parts[1]);
        refused(signed() + "." + parts[2]);
        refused("e30.e30.e30.e30.e30");
    }

    private String signed() throws JoseException {
        token.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        token.setDoKeyValidation(false);
        token.setPayload(claims.toJson());
        JsonWebSignature fresh = new JsonWebSignature();
        fresh.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        fresh.setDoKeyValidation(false);
        fresh.setPayload(claims.toJson());
        fresh.getHeaders().setFullHeaderAsJsonString(token.getHeaders().getFullHeaderAsJsonString());
        Key key = token.getKey();
        fresh.setKey(key);
        return fresh.getCompactSerialization();
    }

    private JwtClaims copy() {
        JwtClaims copy = new JwtClaims();
        for (Map.Entry<String, Object> claim : claims.getClaimsMap().entrySet()) {
            copy.setClaim(claim.getKey(), claim.getValue());
        }
        return copy;
    }

    private static int status(String token) {
        return given().header("Authorization", "Bearer " + token)
                .get("/api/v1/currencies")
                .statusCode();
    }

    private static void refused(String token) {
        given().header("Authorization", "Bearer " + token)
                .get("/api/v1/currencies")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("Bearer"))
                .body("code", equalTo("invalid_token"));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes());
    }
}
