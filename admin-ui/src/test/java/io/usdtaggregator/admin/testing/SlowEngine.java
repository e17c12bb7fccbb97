package io.usdtaggregator.admin.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** An engine that sends the first line of a long file, and the others only when that one has arrived. */
public final class SlowEngine implements QuarkusTestResourceLifecycleManager {
    public static final int LINES = 100_000;
    private static final CountDownLatch FIRST = new CountDownLatch(1);
    private static volatile boolean out;
    private static volatile String asked = "";
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/internal/ticks.csv", SlowEngine::answer);
        server.start();
        return Map.of(
                "quarkus.rest-client.engine.url",
                "http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    public static void firstLineArrived() {
        FIRST.countDown();
    }

    public static void isOut(boolean now) {
        out = now;
    }

    public static String asked() {
        return asked;
    }

    private static void answer(HttpExchange exchange) throws IOException {
        asked = exchange.getRequestURI().getRawQuery();
        exchange.getResponseHeaders().add("Content-Type", "text/csv");
        exchange.sendResponseHeaders(out ? 503 : 200, out ? -1 : 0);
        if (!out) {
            try (OutputStream body = exchange.getResponseBody()) {
                body.write("at,rate\r\n".getBytes(StandardCharsets.UTF_8));
                body.flush();
                if (FIRST.await(20, TimeUnit.SECONDS)) {
                    body.write("2026-08-21T12:00:00Z,600\r\n".repeat(LINES).getBytes(StandardCharsets.UTF_8));
                }
            } catch (InterruptedException interrupted) {
                throw new IOException(interrupted);
            }
        }
        exchange.close();
    }
}
