package io.usdtaggregator.gateway.webhooks.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.usdtaggregator.gateway.webhooks.delivery.DeliveryAttempt;
import io.usdtaggregator.gateway.webhooks.delivery.WebhookMessage;
import io.usdtaggregator.gateway.webhooks.dispatch.ClaimedDelivery.ClaimLease;
import io.usdtaggregator.gateway.webhooks.dispatch.WebhookSender.ClaimExpired;
import io.usdtaggregator.gateway.webhooks.secret.WebhookSecret;
import io.usdtaggregator.gateway.webhooks.subscription.EventType;
import io.usdtaggregator.gateway.webhooks.target.NameResolver;
import io.usdtaggregator.gateway.webhooks.target.TargetCheck;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One attempt over TLS: to the address that was checked, for the name that was asked. */
class WebhookSenderTest {
    private static final char[] PASSWORD = "only-for-this-test".toCharArray();
    private static final NameResolver ALL_HERE = host -> List.of(InetAddress.getLoopbackAddress());
    private static final List<String> HOSTS = new CopyOnWriteArrayList<>();

    @TempDir
    static Path directory;

    private static Vertx vertx;
    private static HttpsServer server;

    @BeforeAll
    static void start() throws Exception {
        Path store = directory.resolve("receiver.p12");
        new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "receiver",
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=receiver",
                        "-ext",
                        "SAN=dns:hooks.example.com",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .inheritIO()
                .start()
                .waitFor();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(store)) {
            keys.load(file, PASSWORD);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
        managers.init(keys, PASSWORD);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.createContext("/", exchange -> {
            HOSTS.add(exchange.getRequestHeaders().getFirst("Host"));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void end() {
        server.stop(0);
        vertx.close();
    }

    @Test
    void the_name_of_the_url_is_asked_for_at_the_address_that_was_checked() {
        DeliveryAttempt attempt = send(trusting(), "hooks.example.com");

        assertNull(attempt.error());
        assertEquals(204, attempt.status());
        assertTrue(HOSTS.contains("hooks.example.com:" + server.getAddress().getPort()), HOSTS.toString());
    }

    @Test
    void a_certificate_of_another_name_is_refused() {
        assertTrue(send(trusting(), "other.example.com").error().contains("certificate"));
    }

    @Test
    void a_certificate_of_nobody_known_is_refused() {
        assertTrue(send(new HttpClientOptions(), "hooks.example.com").error().contains("certificate"));
    }

    private static HttpClientOptions trusting() {
        return new HttpClientOptions()
                .setTrustOptions(new io.vertx.core.net.PfxOptions()
                        .setPath(directory.resolve("receiver.p12").toString())
                        .setPassword(new String(PASSWORD)));
    }

    @Test
    void nothing_is_sent_once_another_gateway_may_have_the_message_before_the_attempt_ends() {
        ClaimLease ended =
                new ClaimLease(System.nanoTime() - Duration.ofSeconds(31).toNanos(), Duration.ofSeconds(30));
        ClaimLease ending =
                new ClaimLease(System.nanoTime() - Duration.ofSeconds(21).toNanos(), Duration.ofSeconds(30));
        HOSTS.clear();

        for (ClaimLease lease : List.of(ended, ending)) {
            assertThrows(ClaimExpired.class, () -> send(trusting(), "hooks.example.com", lease));
        }
        assertEquals(List.of(), HOSTS);
    }

    private static DeliveryAttempt send(HttpClientOptions options, String host) {
        return send(options, host, ClaimLease.of(Duration.ofSeconds(30)));
    }

    private static DeliveryAttempt send(HttpClientOptions options, String host, ClaimLease lease) {
        WebhookSender sender =
                new WebhookSender(new TargetCheck(ALL_HERE, true), vertx, options, Duration.ofSeconds(10));
        String url = "https://" + host + ":" + server.getAddress().getPort() + "/hooks";
        ClaimedDelivery claimed = new ClaimedDelivery(
                new ClaimedDelivery.Claim(UUID.randomUUID(), "a", UUID.randomUUID(), lease),
                url,
                List.of(WebhookSecret.random()),
                1,
                new WebhookMessage("msg_1", EventType.WEBHOOK_TEST, "{}"));
        return sender.send(claimed).await().atMost(Duration.ofMinutes(1));
    }
}
