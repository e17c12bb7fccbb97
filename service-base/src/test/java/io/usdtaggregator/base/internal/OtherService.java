package io.usdtaggregator.base.internal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands for a service that internal calls go to: answers, refuses, fails, hangs up or hangs, as a test wants it. */
public final class OtherService implements QuarkusTestResourceLifecycleManager {
    private static final AtomicInteger CALLS = new AtomicInteger();
    private static volatile Mode mode = Mode.ANSWERS;
    private static volatile CountDownLatch hanging = new CountDownLatch(0);
    private static volatile String lastToken;
    private static volatile String lastRequestId;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    enum Mode {
        ANSWERS,
        REFUSES,
        FAILS,
        HANGS_UP_ONCE,
        HANGS
    }

    static void does(Mode next) {
        hanging.countDown();
        hanging = new CountDownLatch(next == Mode.HANGS ? 1 : 0);
        CALLS.set(0);
        mode = next;
    }

    static int calls() {
        return CALLS.get();
    }

    static String lastToken() {
        return lastToken;
    }

    static String lastRequestId() {
        return lastRequestId;
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(threads);
        server.createContext("/", OtherService::answer);
        server.start();
        String address = "http://127.0.0.1:" + server.getAddress().getPort();
        // Nobody listens at the first of the gateways.
        return Map.of("quarkus.rest-client.engine.url", address, "GATEWAY_URL", "http://127.0.0.1:1," + address);
    }

    @Override
    public void stop() {
        does(Mode.ANSWERS);
        server.stop(0);
        threads.shutdownNow();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        int call = CALLS.incrementAndGet();
        lastToken = exchange.getRequestHeaders().getFirst("X-Service-Token");
        lastRequestId = exchange.getRequestHeaders().getFirst("X-Request-Id");
        if (mode == Mode.HANGS_UP_ONCE && call == 1) {
            throw new IOException("hung up");
        }
        try {
            hanging.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        String text = exchange.getRequestURI().getPath().equals("/internal/usage")
                ? "{\"month\":\"2026-11\",\"usage\":[]}"
                : "{\"ticks\":[],\"next_cursor\":\"abc\"}";
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(
                switch (mode) {
                    case REFUSES -> 404;
                    case FAILS -> 503;
                    default -> 200;
                },
                body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
