package io.usdtaggregator.gateway.security;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.gateway.Seed;
import io.usdtaggregator.gateway.tokens.SigningKeys;
import io.usdtaggregator.model.access.Access.ApiKey;
import io.usdtaggregator.model.access.Access.KeyRights;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A stream ends with the right to read it, and says why. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class StreamEndsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    Seed seed;

    @Inject
    SigningKeys keys;

    @TestHTTPResource("/api/v1/rates/stream")
    URL stream;

    @BeforeEach
    void seed() {
        seed.all();
        await().atMost(PATIENCE)
                .until(() -> given().get("/.well-known/jwks.json").statusCode() == 200);
        await().atMost(PATIENCE)
                .until(() -> given().header("X-API-Key", Seed.HERE_KEY.text())
                                .get("/api/v1/currencies")
                                .statusCode()
                        == 200);
    }

    @Test
    void when_the_token_expires() throws Exception {
        Instant end = Instant.now().plusSeconds(4);
        List<String> lines = read("Authorization", "Bearer " + token(end));
        await().atMost(PATIENCE).until(() -> has(lines, "event:heartbeat"));
        await().atMost(PATIENCE).until(() -> has(lines, "this token has expired"));
        assertTrue(!Instant.now().isBefore(end.minusSeconds(1)), "not before its end");
        isOver(lines);
    }

    @Test
    void when_the_key_expires() {
        List<String> lines = read("X-API-Key", Seed.HERE_KEY.text());
        await().atMost(PATIENCE).until(() -> has(lines, "event:heartbeat"));
        seed.key("k-here", key -> with(key, key.allowedIps(), Instant.now().plusSeconds(2)));
        await().atMost(PATIENCE).until(() -> has(lines, "this key has expired"));
        isOver(lines);
    }

    @Test
    void when_the_keys_addresses_are_narrowed() {
        List<String> lines = read("X-API-Key", Seed.HERE_KEY.text());
        await().atMost(PATIENCE).until(() -> has(lines, "event:heartbeat"));
        seed.key("k-here", key -> with(key, List.of("10.0.0.0/8"), null));
        await().atMost(PATIENCE).until(() -> has(lines, "no longer be used from this address"));
        isOver(lines);
    }

    private static void isOver(List<String> lines) {
        await().atMost(PATIENCE).until(() -> lines.contains("the end"));
        assertTrue(has(lines, "event:closing"));
    }

    private static ApiKey with(ApiKey key, List<String> addresses, Instant until) {
        return new ApiKey(
                key.id(),
                key.accountId(),
                key.name(),
                key.digest(),
                key.prefix(),
                key.active(),
                new KeyRights(key.groups(), key.quota(), addresses, until));
    }

    private String token(Instant end) throws JoseException {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer("usdt-aggregator");
        claims.setAudience("usdt-aggregator-api");
        claims.setSubject("a-demo");
        claims.setJwtId("stream");
        claims.setIssuedAtToNow();
        claims.setExpirationTime(NumericDate.fromSeconds(end.getEpochSecond()));
        claims.setStringListClaim("groups", List.of("integrator"));
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        token.setKeyIdHeaderValue(keys.current().kid());
        token.setHeader("typ", "at+jwt");
        token.setKey(keys.current().privateKey());
        token.setPayload(claims.toJson());
        return token.getCompactSerialization();
    }

    private static boolean has(List<String> lines, String text) {
        return lines.stream().anyMatch(line -> line.replace(": ", ":").contains(text));
    }

    private List<String> read(String header, String credential) {
        List<String> lines = new CopyOnWriteArrayList<>();
        HttpRequest request = HttpRequest.newBuilder(URI.create(stream + "?fiat=GHS"))
                .header(header, credential)
                .header("Accept", "text/event-stream")
                .build();
        CompletableFuture.runAsync(() -> {
            try {
                HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.ofLines())
                        .body()
                        .forEach(lines::add);
            } catch (Exception broken) {
                lines.add(broken.toString());
            }
            lines.add("the end");
        });
        return lines;
    }
}
