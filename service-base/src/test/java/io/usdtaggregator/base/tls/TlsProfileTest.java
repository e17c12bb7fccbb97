package io.usdtaggregator.base.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.redis.client.RedisClientName;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.usdtaggregator.base.internal.history.HistoryApi;
import io.usdtaggregator.base.internal.history.HistoryExportApi;
import io.usdtaggregator.base.internal.history.TickPage;
import io.usdtaggregator.base.internal.usage.UsageApi;
import io.usdtaggregator.base.redis.RedisCommands;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** A service with the profile {@code tls}: to whom it speaks, and who can speak to it. */
@QuarkusTest
@TestProfile(TlsProfileTest.Tls.class)
@EnabledIf(value = "io.usdtaggregator.base.tls.TlsServers#canRun", disabledReason = "no openssl on this machine")
class TlsProfileTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    public static class Tls implements QuarkusTestProfile {
        @Override
        public String getConfigProfile() {
            return "test,tls";
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.management.host-enabled", "true");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(TlsServers.class));
        }
    }

    @Inject
    @RestClient
    HistoryApi engine;

    @Inject
    @RestClient
    HistoryExportApi foreignEngine;

    @Inject
    @RestClient
    UsageApi gateways;

    @Inject
    RedisCommands redis;

    @Inject
    @RedisClientName("subscriptions")
    ReactiveRedisDataSource foreignRedis;

    @Inject
    Pool postgres;

    @Inject
    Vertx vertx;

    @Inject
    TlsConfigurationRegistry certificates;

    @TestHTTPResource(value = "/q/health", tls = true)
    URL itself;

    @TestHTTPResource(value = "/health", management = true, tls = true)
    URL management;

    @Test
    void a_service_with_a_certificate_of_the_sets_authority_is_asked() {
        assertEquals(
                new TickPage(List.of(), "abc"),
                engine.ticks("XOF:-:BUY", "policy", null, null, null, null)
                        .await()
                        .atMost(PATIENCE));
    }

    @Test
    void each_of_several_instances_is_asked_with_tls() {
        for (int call = 0; call < 4; call++) {
            assertEquals(
                    YearMonth.of(2026, 11),
                    gateways.usage(null).await().atMost(PATIENCE).month());
        }
    }

    @Test
    void a_service_with_a_certificate_of_another_authority_is_not_asked() {
        assertRefused(() -> foreignEngine
                .csv("XOF:-:BUY", "policy", null, null)
                .collect()
                .asList()
                .await()
                .atMost(PATIENCE));
    }

    @Test
    void a_service_with_a_certificate_for_another_host_is_not_asked() {
        HistoryApi misnamed = QuarkusRestClientBuilder.newBuilder()
                .baseUri(TlsServers.withAnotherName())
                .tlsConfiguration(certificates.get("services").orElseThrow())
                .build(HistoryApi.class);

        assertRefused(() -> misnamed.ticks("XOF:-:BUY", "policy", null, null, null, null)
                .await()
                .atMost(PATIENCE));
    }

    @Test
    void redis_is_asked_with_tls() {
        assertEquals(Optional.empty(), redis.get("tls:missing").await().atMost(PATIENCE));
    }

    @Test
    void a_redis_with_a_certificate_of_another_authority_is_not_asked() {
        assertRefused(() -> foreignRedis.execute("PING").await().atMost(PATIENCE));
    }

    @Test
    void postgresql_is_asked_with_tls() {
        boolean encrypted = postgres.query("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
                .execute()
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next()
                .getBoolean("ssl");

        assertTrue(encrypted);
    }

    @Test
    void the_service_itself_answers_whoever_knows_its_authority() {
        assertTrue(status(itself, trusting(TlsServers.own())) > 0);
    }

    @Test
    void the_management_port_speaks_tls_too() {
        assertEquals(200, status(management, trusting(TlsServers.own())));
        assertRefused(() -> status(management, trusting(TlsServers.foreign())));
        assertThrows(CompletionException.class, () -> status(management, new HttpClientOptions()));
    }

    @Test
    void the_service_itself_is_not_believed_by_who_knows_another_authority() {
        assertRefused(() -> status(itself, trusting(TlsServers.foreign())));
    }

    @Test
    void the_service_itself_does_not_speak_without_tls() {
        assertThrows(CompletionException.class, () -> status(itself, new HttpClientOptions()));
    }

    private static HttpClientOptions trusting(Path certificates) {
        return new HttpClientOptions()
                .setSsl(true)
                .setTrustOptions(new PemTrustOptions()
                        .addCertPath(certificates.resolve("ca.crt").toString()));
    }

    private int status(URL place, HttpClientOptions options) {
        return vertx.createHttpClient(options)
                .request(HttpMethod.GET, place.getPort(), "localhost", place.getPath())
                .compose(request -> request.send())
                .map(answer -> answer.statusCode())
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static void assertRefused(Runnable call) {
        RuntimeException failure = assertThrows(RuntimeException.class, call::run);
        assertTrue(
                Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                        .anyMatch(SSLException.class::isInstance),
                () -> "failed for another reason: " + failure);
    }
}
