package io.usdtaggregator.gateway;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.usdtaggregator.embedded.EmbeddedServices;
import java.io.IOException;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(Unconfigured.class)
@QuarkusTestResource(EmbeddedServices.class)
class ConnectionsPerAddressTest {
    @TestHTTPResource("/")
    URL gateway;

    private final List<Raw> held = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (Raw one : held) {
            one.close();
        }
    }

    @Test
    void an_address_holds_so_many_connections_and_one_more_when_one_ends() throws IOException {
        hold(Unconfigured.PER_ADDRESS, "127.0.0.2");
        assertEquals("", ask("127.0.0.2"));
        assertTrue(ask("127.0.0.3").startsWith("HTTP/1.1 200 "), "others are not concerned");

        held.get(0).close();
        await().atMost(Duration.ofSeconds(20)).until(() -> ask("127.0.0.2").startsWith("HTTP/1.1 200 "));
    }

    @Test
    void a_trusted_proxy_holds_any_number() throws IOException {
        hold(3 * Unconfigured.PER_ADDRESS, "127.0.0.1");
    }

    private void hold(int connections, String from) throws IOException {
        for (int i = 0; i < connections; i++) {
            Raw one = new Raw(gateway, from);
            held.add(one);
            one.say("GET /q/health/live HTTP/1.1\r\nHost: gateway\r\n\r\n");
            assertTrue(one.hearSome().startsWith("HTTP/1.1 200 "));
        }
    }

    private String ask(String from) throws IOException {
        try (Raw one = new Raw(gateway, from)) {
            one.say("GET /q/health/live HTTP/1.1\r\nHost: gateway\r\nConnection: close\r\n\r\n");
            return one.hear();
        } catch (java.net.SocketException ended) {
            return "";
        }
    }
}
