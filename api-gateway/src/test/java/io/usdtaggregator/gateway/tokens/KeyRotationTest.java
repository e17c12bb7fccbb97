package io.usdtaggregator.gateway.tokens;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.database.Database;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.gateway.Seed;
import io.usdtaggregator.gateway.tokens.SigningKey.PublishedKey;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A new signing key is known everywhere before it signs, and an old one until nothing that it signed is valid. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class KeyRotationTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration DAYS_30 = Duration.ofDays(30);

    @Inject
    TokenSigner signatures;

    @Inject
    Seed seed;

    @Inject
    Pool pool;

    @Inject
    Database database;

    @Inject
    Vertx vertx;

    @Inject
    SigningKeyStore ofTheGateway;

    @Inject
    RetiredKeys retiredKeys;

    @Inject
    SigningKeys signingKeys;

    @Test
    void keys_rotate_without_a_gap() {
        seed.all();
        await().atMost(PATIENCE).until(() -> login().isPresent());
        String token = login().orElseThrow();
        assertEquals(200, ask(token));

        SigningKey old = inSession(() -> ofTheGateway.keys()).get(0);
        SigningKeyStore rotating = store(DAYS_30);
        Instant later = old.createdAt().plus(Duration.ofDays(31));
        List<SigningKey> both = inSession(() -> rotating.keys(later));
        SigningKey next = both.get(0);
        assertEquals(
                List.of(next.kid(), old.kid()),
                both.stream().map(SigningKey::kid).toList());

        assertEquals(old, SigningKeys.signing(both, later).orElseThrow());
        assertEquals(
                next,
                SigningKeys.signing(both, later.plus(Duration.ofMinutes(2))).orElseThrow());
        await().atMost(PATIENCE).until(() -> published().containsAll(List.of(old.kid(), next.kid())));
        assertEquals(200, ask(token), "what the old key signed is valid until it expires");
        assertEquals(200, ask(signedBy(next, token)), "what the new key signs is valid from its first moment");

        Instant stillValid = next.signsFrom().plus(Duration.ofMinutes(59));
        assertTrue(kids(rotating, stillValid).contains(old.kid()));
        Instant afterAll = next.signsFrom().plus(Duration.ofMinutes(61));
        assertEquals(List.of(next.kid()), kids(rotating, afterAll));
        await().atMost(PATIENCE).until(() -> retired().contains(old.kid()));
        await().atMost(PATIENCE).until(() -> signingKeys.named(old.kid()).isEmpty());
        assertTrue(published().contains(old.kid()), "what it signed that is no token can be checked");
        assertTrue(retiredAt(Instant.now().plus(Duration.ofDays(759))).contains(old.kid()));
        assertFalse(retiredAt(afterAll.plus(Duration.ofDays(760))).contains(old.kid()));
    }

    @Test
    void a_quote_verifies_from_jwks_json_after_its_key_is_retired() throws Exception {
        SigningKey old = inSession(() -> ofTheGateway.keys()).get(0);
        await().atMost(PATIENCE)
                .until(() -> signingKeys.current().kid().equals(old.kid())
                        && published().contains(old.kid()));
        String quote = signatures.sign("quote+jwt", Jwt.claimsJson("{\"amount\":\"1000\"}"));
        SigningKeyStore rotating = store(DAYS_30);
        Instant later = old.createdAt().plus(Duration.ofDays(31));
        inSession(() -> rotating.keys(later));

        inSession(() -> rotating.keys(later.plus(Duration.ofHours(2))));
        await().atMost(PATIENCE).until(() -> signingKeys.named(old.kid()).isEmpty());
        assertTrue(verifies(quote));
    }

    /** As an integrator checks it: with what jwks.json says now, and nothing else. */
    private static boolean verifies(String quote) throws JoseException {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setCompactSerialization(quote);
        JsonWebKeySet published =
                new JsonWebKeySet(given().get("/.well-known/jwks.json").asString());
        JsonWebKey key = published.findJsonWebKey(signature.getKeyIdHeaderValue(), "RSA", "sig", "RS256");
        signature.setKey(key.getKey());
        return signature.verifySignature();
    }

    private List<String> retired() {
        return retiredAt(Instant.now());
    }

    private List<String> retiredAt(Instant at) {
        return inSession(() -> retiredKeys.published(at)).stream()
                .map(PublishedKey::kid)
                .toList();
    }

    /** The key that is left signs in a month only; whoever logs in next needs it now. */
    @AfterEach
    void today() {
        pool.query("UPDATE gateway.signing_key SET created_at = now(), signs_from = now() - interval '1 second'")
                .execute()
                .await()
                .atMost(PATIENCE);
        await().atMost(PATIENCE).until(() -> login().isPresent());
    }

    @Test
    void with_a_secret_private_keys_are_sealed_in_the_database() {
        seed.all();
        SigningKey plain = inSession(() -> ofTheGateway.keys()).get(0);
        KeySeal seal = new KeySeal(Optional.of("0123456789abcdef0123456789abcdef"));
        byte[] stored = seal.seal(plain.kid(), plain.privateKey().getEncoded());
        assertFalse(new String(stored, StandardCharsets.ISO_8859_1)
                .contains(new String(plain.privateKey().getEncoded(), 100, 32, StandardCharsets.ISO_8859_1)));
        pool.preparedQuery("UPDATE gateway.signing_key SET private_key = $1 WHERE kid = $2")
                .execute(Tuple.of(Buffer.buffer(stored), plain.kid()))
                .await()
                .atMost(PATIENCE);
        try {
            SigningKeyStore sealed = new SigningKeyStore(database, retiredKeys, seal, vertx, TestTokens.with(Map.of()));
            assertEquals(
                    plain.privateKey(), inSession(() -> sealed.keys()).get(0).privateKey());
        } finally {
            pool.preparedQuery("UPDATE gateway.signing_key SET private_key = $1 WHERE kid = $2")
                    .execute(Tuple.of(Buffer.buffer(plain.privateKey().getEncoded()), plain.kid()))
                    .await()
                    .atMost(PATIENCE);
        }
    }

    @Test
    void two_gateways_that_rotate_at_once_make_one_key() {
        SigningKey old = inSession(() -> ofTheGateway.keys()).get(0);
        Instant later = old.createdAt().plus(Duration.ofDays(31));
        Executor ofItsOwn = task -> new Thread(task).start();
        List<CompletableFuture<List<SigningKey>>> both = Stream.of(store(DAYS_30), store(DAYS_30), store(DAYS_30))
                .map(store -> CompletableFuture.supplyAsync(() -> inSession(() -> store.keys(later)), ofItsOwn))
                .toList();
        List<List<String>> kids = both.stream()
                .map(CompletableFuture::join)
                .map(keys -> keys.stream().map(SigningKey::kid).toList())
                .toList();
        assertEquals(2, kids.get(0).size());
        assertEquals(old.kid(), kids.get(0).get(1));
        assertEquals(1, Set.copyOf(kids).size(), kids.toString());
    }

    @Test
    void keys_retire_also_where_they_rotate_before_the_last_one_is_forgotten() {
        SigningKeyStore often = store(Duration.ofMinutes(10));
        Instant begin = inSession(() -> ofTheGateway.keys()).get(0).createdAt();
        for (int minutes = 0; minutes <= 100; minutes += 5) {
            Instant now = begin.plus(Duration.ofMinutes(minutes));
            List<SigningKey> keys = inSession(() -> often.keys(now));
            assertTrue(SigningKeys.signing(keys, now).isPresent());
            assertTrue(keys.size() <= 8, minutes + " min: " + keys.size());
        }
    }

    @Test
    void keys_that_would_rotate_before_all_gateways_know_them_are_refused_at_start() {
        ConfigValidationException refused =
                assertThrows(ConfigValidationException.class, () -> store(Duration.ofMinutes(9)));
        assertTrue(refused.getMessage().contains("gateway.tokens.rotate-after"), refused.getMessage());
    }

    /** Where Panache works: on an event loop. */
    private static <T> T inSession(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (Throwable failed) {
            throw new IllegalStateException(failed);
        }
    }

    private SigningKeyStore store(Duration rotateAfter) {
        return new SigningKeyStore(
                database,
                retiredKeys,
                new KeySeal(Optional.empty()),
                vertx,
                TestTokens.with(Map.of("rotate-after", rotateAfter.toString())));
    }

    private static List<String> kids(SigningKeyStore store, Instant at) {
        return inSession(() -> store.keys(at)).stream().map(SigningKey::kid).toList();
    }

    private static List<String> published() {
        return given().get("/.well-known/jwks.json").jsonPath().getList("keys.kid");
    }

    private static int ask(String token) {
        return given().header("Authorization", "Bearer " + token)
                .get("/api/v1/currencies")
                .statusCode();
    }

    /** The same claims under another key. */
    private static String signedBy(SigningKey key, String token) {
        try {
            JsonWebSignature signature = new JsonWebSignature();
            signature.setPayload(
                    new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8));
            signature.setAlgorithmHeaderValue("RS256");
            signature.setHeader("typ", "at+jwt");
            signature.setKeyIdHeaderValue(key.kid());
            signature.setKey(key.privateKey());
            return signature.getCompactSerialization();
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Optional<String> login() {
        return Optional.ofNullable(given().contentType("application/json")
                .body(Map.of("username", "demo", "password", Seed.PASSWORD))
                .post("/api/v1/auth/token")
                .jsonPath()
                .getString("access"));
    }
}
