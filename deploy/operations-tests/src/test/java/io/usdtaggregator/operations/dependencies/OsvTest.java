package io.usdtaggregator.operations.dependencies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is made of OSV's answers, and of none. */
class OsvTest {
    private static final Artifact SAFE = new Artifact("a.b:safe", "1.0", List.of());
    private static final Artifact FLAWED = new Artifact("a.b:flawed", "1.0", List.of());

    private HttpServer server;
    private Osv osv;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        osv = new Osv(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_known_vulnerability_is_told_with_its_other_names() {
        answers(Map.of(
                "/v1/querybatch", "{\"results\":[{},{\"vulns\":[{\"id\":\"GHSA-1\"}]}]}",
                "/v1/vulns/GHSA-1", "{\"id\":\"GHSA-1\",\"aliases\":[\"CVE-1\"]}"));

        assertEquals(List.of(new Osv.Known(FLAWED, Set.of("GHSA-1", "CVE-1"))), osv.knownOf(List.of(SAFE, FLAWED)));
    }

    @Test
    void where_it_is_not_reached_the_check_fails_and_says_so() {
        server.stop(0);

        assertFails();
    }

    @Test
    void another_status_is_no_answer() {
        answers(Map.of());

        assertFails();
    }

    @Test
    void an_answer_for_fewer_artifacts_is_no_answer() {
        answers(Map.of("/v1/querybatch", "{\"results\":[{}]}"));

        assertFails();
    }

    @Test
    void a_page_of_an_answer_is_no_answer() {
        answers(Map.of("/v1/querybatch", "{\"results\":[{},{\"next_page_token\":\"more\"}]}"));

        assertFails();
    }

    private void assertFails() {
        IllegalStateException failed =
                assertThrows(IllegalStateException.class, () -> osv.knownOf(List.of(SAFE, FLAWED)));
        assertTrue(failed.getMessage().startsWith("OSV could not be asked, so nothing was checked"));
    }

    private void answers(Map<String, String> bodies) {
        server.createContext("/", exchange -> {
            byte[] body = bodies.getOrDefault(exchange.getRequestURI().getPath(), "{}")
                    .getBytes(StandardCharsets.UTF_8);
            boolean known = bodies.containsKey(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(known ? 200 : 500, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }
}
