package io.usdtaggregator.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Health tells what an instance itself can still serve, and at once, whatever hangs beside it. */
class HealthIT {
    /** A probe's time-out is 2 s; a busy machine may take most of it. */
    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    private static final List<String> PATHS = List.of("/q/health/live", "/q/health/ready");

    private final RunningSet set = RunningSet.get();

    @BeforeEach
    void code_is_loaded() {
        for (String port : new String[] {"GATEWAY_PORT", "ADMIN_PORT", "ENGINE_PORT", "COLLECTOR_PORT"}) {
            for (String path : PATHS) {
                assertEquals(200, ask(port, path).status());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GATEWAY_PORT", "ADMIN_PORT", "ENGINE_PORT", "COLLECTOR_PORT"})
    void a_redis_that_hangs_takes_no_instance_away(String port) throws Exception {
        try (AutoCloseable frozen = set.redis().freeze()) {
            assertWell(port);
        }
    }

    @Test
    void history_and_staffs_pages_are_answered_while_redis_hangs() throws Exception {
        String history = "/api/v1/rates/history?fiat=XOF&trade_type=BUY&country=CI";
        assertEquals(200, set.api().get(history).status());
        try (AutoCloseable frozen = set.redis().freeze()) {
            assertEquals(200, set.api().get(history).status());
            assertEquals(200, set.admin().get("/login").status());
            assertEquals(200, set.staff().get("/api/settings").status());
        }
    }

    /** In each of the four services: whoever stands before it may see the end of the request at another place. */
    @ParameterizedTest
    @ValueSource(strings = {"GATEWAY_PORT", "ADMIN_PORT", "ENGINE_PORT", "COLLECTOR_PORT"})
    void a_request_with_two_lengths_gets_one_answer_a_refusal(String port) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", Integer.parseInt(set.ports.get(port)))) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream()
                    .write(
                            ("POST /q/health HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n"
                                            + "0\r\n\r\nGET /q/health HTTP/1.1\r\nHost: a\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));

            String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

            assertTrue(answers.startsWith("HTTP/1.1 400 "), answers);
            assertEquals(2, answers.split("HTTP/1\\.1 ", -1).length, answers);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GATEWAY_PORT", "ADMIN_PORT", "ENGINE_PORT", "COLLECTOR_PORT"})
    void a_postgresql_that_hangs_takes_no_instance_away(String port) throws Exception {
        try (AutoCloseable frozen = set.postgres.freeze()) {
            assertWell(port);
        }
    }

    @Test
    void nothing_is_told_of_secrets() {
        for (String port : new String[] {"GATEWAY_PORT", "ADMIN_PORT", "ENGINE_PORT", "COLLECTOR_PORT"}) {
            String told = ask(port, "/q/health").text();
            assertTrue(!told.contains(set.serviceToken()) && !told.contains(set.postgres.password() + "@"), told);
        }
    }

    /** Of three tries the quickest counts: other work on the machine slows one of them, a hanging server all. */
    private void assertWell(String port) {
        for (String path : PATHS) {
            Duration quickest = Stream.generate(() -> took(port, path))
                    .limit(3)
                    .min(Duration::compareTo)
                    .orElseThrow();
            assertTrue(quickest.compareTo(AT_ONCE) < 0, port + path + " took " + quickest);
        }
    }

    private Duration took(String port, String path) {
        long start = System.nanoTime();
        Call.Answer answer = ask(port, path);
        assertEquals(200, answer.status(), port + path + ": " + answer.text());
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private Call.Answer ask(String port, String path) {
        return Call.to("http://127.0.0.1:" + set.ports.get(port)).get(path);
    }
}
