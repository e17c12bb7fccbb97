package io.usdtaggregator.endtoend;

import static io.usdtaggregator.endtoend.Waiting.PATIENCE;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.usdtaggregator.embedded.FreePort;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The one entry to the set, as the world outside meets it. */
class ProxyIT {
    private static final String RATE = "/api/v1/best-rates?fiat=XOF&trade_type=BUY";
    private static final RunningSet SET = RunningSet.get();
    private static ProxyProcess proxy;

    @BeforeAll
    static void started() throws Exception {
        proxy = ProxyProcess.start(
                List.of("127.0.0.1:" + SET.ports.get("GATEWAY_PORT")),
                "127.0.0.1:" + SET.ports.get("ADMIN_PORT"),
                Map.of());
    }

    @AfterAll
    static void ended() throws Exception {
        if (proxy != null) {
            proxy.close();
        }
    }

    @Test
    void a_rate_is_answered_over_tls_and_http_2() throws Exception {
        HttpClient client = HttpClient.newBuilder().sslContext(proxy.trust()).build();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("https://127.0.0.1:" + proxy.port("API_TLS_PORT") + RATE))
                .header("X-API-Key", key())
                .timeout(PATIENCE)
                .build();

        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());

        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals(HttpClient.Version.HTTP_2, answer.version());
        assertTrue(answer.headers().firstValue("Strict-Transport-Security").isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q/metrics",
                "/q/health/ready",
                "/internal/usage",
                "/",
                "/apix",
                "/api/v1/../../q/metrics",
                "/api/v1/../../q/metrics?x=/api/",
                "/api/%2e%2e/q/metrics",
                "/api/..%2fq/metrics",
                "/api/..;/q/metrics",
                "/api//../q/metrics",
                "/api/..\\q\\metrics",
                "//q/metrics"
            })
    void health_metrics_and_internal_calls_are_not_reached(String path) throws IOException {
        String answer = proxy.raw("API_PORT", "GET " + path + " HTTP/1.1\r\nHost: api\r\nConnection: close\r\n\r\n");

        assertTrue(answer.startsWith("HTTP/1.1 404") || answer.startsWith("HTTP/1.1 400"), answer);
        assertTrue(answer.contains("application/problem+json"), answer);
        assertFalse(answer.contains("jvm_") || answer.contains("\"checks\""), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/metrics", "/Q/metrics", "/internal", "/login/../q/metrics", "/login/%2e%2e/q/metrics"})
    void neither_are_they_at_staffs_entry(String path) throws IOException {
        String answer =
                proxy.raw("STAFF_PORT", "GET " + path + " HTTP/1.1\r\nHost: staff\r\nConnection: close\r\n\r\n");

        assertTrue(answer.startsWith("HTTP/1.1 404") || answer.startsWith("HTTP/1.1 400"), answer);
    }

    @Test
    void nobody_gets_past_the_rules_by_another_protocol_on_the_same_connection() throws IOException {
        String answer = proxy.raw(
                "API_PORT",
                "GET /api/v1/currencies HTTP/1.1\r\nHost: api\r\nConnection: Upgrade, HTTP2-Settings\r\n"
                        + "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n"
                        + "GET /api/nothing HTTP/1.1\r\nHost: api\r\nConnection: close\r\n\r\n");

        assertTrue(answer.startsWith("HTTP/1.1 401"), answer);
    }

    @Test
    void staffs_pages_have_an_entry_of_their_own() {
        assertEquals(200, proxy.staff().get("/login").status());
        assertEquals(404, proxy.plain().get("/login").status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/currencies HTTP/1.1\r\nHost: a",
                "POST /api/v1/auth/token HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{"
            })
    void who_does_not_finish_a_request_in_time_is_cut_off(String unfinished) throws IOException {
        String answer = proxy.raw("API_PORT", unfinished);

        assertTrue(answer.startsWith("HTTP/1.1 408"), answer);
    }

    @Test
    void a_body_that_is_too_large_is_refused_before_it_is_sent() throws IOException {
        String answer = proxy.raw(
                "API_PORT",
                "POST /api/v1/auth/token HTTP/1.1\r\nHost: a\r\nContent-Length: 70000\r\nConnection: close\r\n\r\n"
                        + "x".repeat(20_000));

        assertTrue(answer.startsWith("HTTP/1.1 413"), answer.lines().findFirst().orElse("nothing"));
    }

    @Test
    void a_request_with_two_lengths_gets_one_answer() throws IOException {
        String answer = proxy.raw(
                "API_PORT",
                "POST /api/v1/auth/token HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n"
                        + "Connection: close\r\n\r\n0\r\n\r\nGET /api/v1/currencies HTTP/1.1\r\nHost: a\r\n\r\n");

        assertEquals(1, answer.split("HTTP/1\\.1 ", -1).length - 1, answer);
    }

    @Test
    void one_address_may_hold_only_so_many_connections() throws Exception {
        try (ProxyProcess narrow = ProxyProcess.start(
                List.of("127.0.0.1:" + SET.ports.get("GATEWAY_PORT")),
                "127.0.0.1:" + SET.ports.get("ADMIN_PORT"),
                Map.of("CONNECTIONS_PER_ADDRESS", "5"))) {
            List<Socket> held = new ArrayList<>();
            try {
                for (int number = 0; number < 12; number++) {
                    held.add(new Socket("127.0.0.1", narrow.port("API_PORT")));
                }
                // Long before the 10 s after which one that says nothing is cut off: with an answer, not silently.
                long refused =
                        held.stream().filter(ProxyIT::isClosedWithoutAnswer).count();
                assertEquals(7, refused);
                for (Socket socket : held) {
                    socket.close();
                }
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertEquals(
                                404, narrow.plain().get("/nothing").status(), "others may come when these have gone"));
            } finally {
                for (Socket socket : held) {
                    socket.close();
                }
            }
        }
    }

    private static boolean isClosedWithoutAnswer(Socket socket) {
        try {
            socket.setSoTimeout(60_000);
            return socket.getInputStream().read() < 0;
        } catch (SocketException reset) {
            return true;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void a_streams_first_event_comes_while_the_stream_is_open() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + proxy.port("API_PORT") + "/api/v1/rates/stream?fiat=XOF"))
                .header("X-API-Key", key())
                .header("Accept", "text/event-stream")
                .header("Accept-Encoding", "gzip")
                .build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        assertEquals(200, answer.statusCode());

        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            CompletableFuture<String> first = CompletableFuture.supplyAsync(() -> lines.lines()
                    .filter(line -> line.startsWith("event"))
                    .findFirst()
                    .orElse("ended"));
            await().atMost(PATIENCE).until(first::isDone);
            assertTrue(first.get().startsWith("event"), first.get());
        }
    }

    @Test
    void answers_are_compressed_for_who_takes_it() {
        var document = proxy.plain().with("Accept-Encoding", "gzip").get("/api/schema");

        assertEquals(
                "gzip",
                document.response().headers().firstValue("Content-Encoding").orElse("none"));
    }

    @Test
    void who_calls_is_what_the_proxy_saw() throws Exception {
        HttpServer echo = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        echo.createContext("/", exchange -> {
            byte[] seen = (exchange.getRequestHeaders().get("X-Forwarded-For") + " "
                            + exchange.getRequestHeaders().get("X-Forwarded-Proto") + " "
                            + exchange.getRequestHeaders().get("Forwarded") + " "
                            + exchange.getRequestHeaders().get("X-Forwarded-Host"))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, seen.length);
            exchange.getResponseBody().write(seen);
            exchange.close();
        });
        echo.start();
        String address = "127.0.0.1:" + echo.getAddress().getPort();
        try (ProxyProcess before = ProxyProcess.start(List.of(address), address, Map.of())) {
            String seen = before.plain()
                    .with("X-Forwarded-For", "203.0.113.9")
                    .with("X-Forwarded-Proto", "https")
                    .with("Forwarded", "for=203.0.113.9")
                    .with("X-Forwarded-Host", "evil.example")
                    .get("/api/v1/anything")
                    .text();

            assertEquals("[127.0.0.1] [http] null null", seen);
        } finally {
            echo.stop(0);
        }
    }

    @Test
    void a_gateway_that_leaves_and_one_that_comes_lose_no_request() throws Exception {
        try (GatewayProcess leaving = new GatewayProcess(SET);
                GatewayProcess staying = new GatewayProcess(SET)) {
            leaving.awaitReady();
            staying.awaitReady();
            try (ProxyProcess balancing = ProxyProcess.start(
                    List.of(leaving.address(), staying.address()),
                    "127.0.0.1:" + SET.ports.get("ADMIN_PORT"),
                    Map.of())) {
                await().atMost(PATIENCE).until(() -> balancing.gatewaysInUse() == 2);
                AtomicBoolean over = new AtomicBoolean();
                AtomicInteger answered = new AtomicInteger();
                ConcurrentLinkedQueue<String> lost = new ConcurrentLinkedQueue<>();
                Thread caller = new Thread(() -> {
                    while (!over.get()) {
                        ask(balancing, answered, lost);
                    }
                });
                caller.start();
                awaitMore(answered, 50);
                leaving.terminate();
                awaitMore(answered, 50);
                assertEquals(1, balancing.gatewaysInUse());
                leaving.start();
                await().atMost(PATIENCE).until(() -> balancing.gatewaysInUse() == 2);
                awaitMore(answered, 50);
                over.set(true);
                caller.join();
                assertEquals(List.of(), List.copyOf(lost));
            }
        }
    }

    @Test
    void a_gateway_with_a_management_port_is_looked_at_there() throws Exception {
        String management = String.valueOf(FreePort.take());
        Map<String, String> variable = Map.of("MANAGEMENT_PORT", management);
        try (GatewayProcess gateway = new GatewayProcess(SET, variable)) {
            gateway.awaitReady();
            // The proxy finds the pages ready too: its one port for checks is that of this gateway here.
            try (ProxyProcess checking = ProxyProcess.start(
                    List.of(gateway.address()), "127.0.0.1:" + SET.ports.get("ADMIN_PORT"), variable)) {
                assertEquals(
                        200,
                        checking.plain().with("X-API-Key", key()).get(RATE).status(),
                        "what callers ask stays where it was");
            }
            for (String path : List.of("/q/health/ready", "/q/metrics", "/internal/usage")) {
                assertEquals(404, gateway.call().get(path).status(), path);
            }
            assertEquals(200, gateway.management().get("/q/metrics").status());
            assertEquals(401, gateway.management().get("/internal/usage").status());
            assertEquals(404, gateway.management().get(RATE).status());
        }
    }

    private static void ask(ProxyProcess balancing, AtomicInteger answered, ConcurrentLinkedQueue<String> lost) {
        try {
            var answer = balancing.plain().with("X-API-Key", key()).get(RATE);
            // What a busy machine sheds, or a caller's limit refuses, is an answer.
            boolean isAnswer = answer.status() == 200
                    || answer.status() == 429
                    || answer.body().path("code").asText().equals("overloaded");
            if (isAnswer) {
                answered.incrementAndGet();
            } else {
                lost.add(answer.status() + " " + answer.text());
            }
        } catch (RuntimeException failed) {
            lost.add(failed.toString());
        }
    }

    private static void awaitMore(AtomicInteger answered, int more) {
        int before = answered.get();
        await().atMost(PATIENCE).until(() -> answered.get() >= before + more);
    }

    private static String key() {
        return SET.credentials.get("api_key").asText();
    }
}
