package io.usdtaggregator.gateway.security;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.redis.client.RedisClientName;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.base.redis.LiveSettings;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.tracing.Traces;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.gateway.Seed;
import io.usdtaggregator.gateway.address.CallerAddress;
import io.usdtaggregator.gateway.livedata.LiveData;
import io.usdtaggregator.gateway.livedata.PlatformReads;
import io.usdtaggregator.model.access.Access.ApiKey;
import io.usdtaggregator.model.access.Access.KeyRights;
import io.usdtaggregator.model.access.ApiKeyText;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several gateways before one Redis, two of the sandbox and a live one. */
@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class ManyReplicasTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final CallerAddress ANY_ADDRESS = new CallerAddress(List.of());

    @Inject
    Seed seed;

    @Inject
    LiveSettings settings;

    @Inject
    PlatformReads reads;

    @Inject
    RedisCommands commands;

    @Inject
    Traces traces;

    @Inject
    ReactiveRedisDataSource redis;

    @Inject
    @RedisClientName("subscriptions")
    ReactiveRedisDataSource subscriptions;

    @Inject
    JWTParser tokens;

    private List<Replica> replicas;

    private record Replica(LiveData boards, Authenticator sandbox, Authenticator live) {}

    /** Whom a request's credential stands for at one replica, its cache of identities included. */
    private record Authenticator(
            CredentialMechanism mechanism, ApiKeyIdentityProvider keys, AccessTokenIdentityProvider tokens) {
        static Authenticator of(LiveData boards, JWTParser parser, boolean sandbox) {
            Accounts accounts = new Accounts(boards);
            IdentityCache known = new IdentityCache();
            return new Authenticator(
                    new CredentialMechanism(accounts, known, ANY_ADDRESS, new AuthenticationChallenge(null)),
                    new ApiKeyIdentityProvider(accounts, known, sandbox),
                    new AccessTokenIdentityProvider(accounts, known, parser));
        }

        Caller authenticate(HttpServerRequest request) {
            SecurityIdentity identity = mechanism
                    .authenticate(stand(RoutingContext.class, Map.of("request", request)), new Providers())
                    .onItem()
                    .ifNull()
                    .switchTo(() -> verifiedToken(request))
                    .onFailure(AuthenticationFailedException.class)
                    .transform(Throwable::getCause)
                    .await()
                    .atMost(PATIENCE);
            return CallerIdentity.caller(identity).orElseThrow();
        }

        /** As the framework's own mechanism asks for a token that is not known yet. */
        private Uni<SecurityIdentity> verifiedToken(HttpServerRequest request) {
            Credential shown = Credential.of(request).orElseThrow();
            return tokens.authenticate(
                    new TokenAuthenticationRequest(new TokenCredential(shown.text(), "bearer")), null);
        }

        private final class Providers implements IdentityProviderManager {
            @Override
            public Uni<SecurityIdentity> authenticate(AuthenticationRequest request) {
                return keys.authenticate((CredentialMechanism.ApiKeyRequest) request, null);
            }

            @Override
            public SecurityIdentity authenticateBlocking(AuthenticationRequest request) {
                return authenticate(request).await().atMost(PATIENCE);
            }
        }
    }

    @BeforeEach
    void start() {
        seed.all();
        replicas = Stream.of(1, 2).map(n -> replica()).toList();
        await().atMost(PATIENCE).until(() -> replicas.stream().allMatch(one -> accepts(one.sandbox(), key(Seed.KEY))));
    }

    @AfterEach
    void stop() {
        replicas.forEach(one -> one.boards().close());
    }

    @Test
    void what_staff_revoke_stops_within_five_seconds_on_every_replica() {
        await().atMost(PATIENCE)
                .until(() -> given().get("/.well-known/jwks.json").statusCode() == 200);
        MultiMap token = headers("Authorization", "Bearer " + token());
        replicas.forEach(one -> assertEquals(
                "a-demo", one.sandbox().authenticate(request(token)).accountId()));

        seed.access(true, false);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> replicas.stream().noneMatch(one -> accepts(one.sandbox(), key(Seed.KEY))));
        replicas.forEach(one -> assertEquals("revoked_key", refusal(one.sandbox(), key(Seed.KEY))));

        seed.access(false, true);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> replicas.stream().noneMatch(one -> accepts(one.sandbox(), token)));
        replicas.forEach(one -> assertEquals("account_inactive", refusal(one.sandbox(), token)));
    }

    @Test
    void a_live_gateway_refuses_test_keys_and_the_sandbox_live_ones() {
        Replica one = replicas.get(0);
        assertEquals("wrong_environment", refusal(one.live(), key(Seed.KEY)));
        assertEquals("wrong_environment", refusal(one.live(), headers("Authorization", "ApiKey " + Seed.KEY.text())));
        ApiKeyText live = ApiKeyText.random(false);
        assertEquals("unknown_key", refusal(one.live(), key(live)));
        assertEquals("wrong_environment", refusal(one.sandbox(), key(live)));
        seed.key(
                "k-demo",
                key -> new ApiKey(
                        key.id(),
                        key.accountId(),
                        key.name(),
                        live.digest(),
                        live.prefix(),
                        true,
                        new KeyRights(key.groups(), null, List.of(), null)));
        await().atMost(PATIENCE).until(() -> accepts(one.live(), key(live)));
        assertEquals("wrong_environment", refusal(one.sandbox(), key(live)));
    }

    private Replica replica() {
        LiveData boards = new LiveData(settings, reads, commands, traces, redis, subscriptions);
        return new Replica(boards, Authenticator.of(boards, tokens, true), Authenticator.of(boards, tokens, false));
    }

    private static boolean accepts(Authenticator gateway, MultiMap headers) {
        try {
            gateway.authenticate(request(headers));
            return true;
        } catch (HttpProblem refused) {
            return false;
        }
    }

    private static String refusal(Authenticator gateway, MultiMap headers) {
        return Problem.code(assertThrows(HttpProblem.class, () -> gateway.authenticate(request(headers))));
    }

    private static MultiMap key(ApiKeyText key) {
        return headers("X-API-Key", key.text());
    }

    private static MultiMap headers(String name, String value) {
        return MultiMap.caseInsensitiveMultiMap().add(name, value);
    }

    /** Has headers, and a connection of no address. */
    private static HttpServerRequest request(MultiMap headers) {
        HttpConnection connection = stand(HttpConnection.class, Map.of());
        return stand(HttpServerRequest.class, Map.of("headers", headers, "connection", connection));
    }

    private static <T> T stand(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, given) -> answers.get(method.getName())));
    }

    private static String token() {
        return given().contentType("application/json")
                .body(Map.of("username", "demo", "password", Seed.PASSWORD))
                .post("/api/v1/auth/token")
                .jsonPath()
                .getString("access");
    }
}
