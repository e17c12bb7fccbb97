package io.usdtaggregator.engine.official;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands for the bank: what it answers next is up to the test. */
public final class Bank implements QuarkusTestResourceLifecycleManager {
    private static final AtomicInteger FAILURES_LEFT = new AtomicInteger();
    private static volatile String body = "";
    private static volatile String location;
    private static volatile boolean stalls;
    private static final CountDownLatch HUNG_UP = new CountDownLatch(1);
    private HttpServer server;

    static void says(String usdPerEur) {
        sends("<a><Cube><Cube time='" + LocalDate.now(ZoneOffset.UTC) + "'><Cube currency='USD' rate='" + usdPerEur
                + "'/></Cube></Cube></a>");
    }

    static void sends(String text) {
        body = text;
        location = null;
        stalls = false;
        FAILURES_LEFT.set(0);
    }

    static void failsFirst(int times) {
        FAILURES_LEFT.set(times);
    }

    /** From now on a document begins, and goes on with a blank ten times a second. */
    static void stalls() {
        stalls = true;
    }

    /** Whether a reader of a stalled document closed the connection within half a minute. */
    static boolean wasHungUp() throws InterruptedException {
        return HUNG_UP.await(30, TimeUnit.SECONDS);
    }

    static void redirects() {
        location = "/elsewhere";
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/daily.xml", Bank::answer);
        server.createContext("/elsewhere", exchange -> send(exchange, 200, body));
        server.start();
        return Map.of(
                "OFFICIAL_RATES_URL",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/daily.xml",
                "OFFICIAL_RATES_EVERY",
                "1h",
                "engine.official-rates.deadline",
                "PT2S",
                "engine.official-rates.first-pause",
                "PT0.05S");
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        if (FAILURES_LEFT.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            send(exchange, 500, "not now");
        } else if (stalls) {
            stall(exchange);
        } else if (location != null) {
            exchange.getResponseHeaders().add("Location", location);
            send(exchange, 302, "");
        } else {
            send(exchange, 200, body);
        }
    }

    private static void stall(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 100_000);
        try {
            while (stalls) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                Thread.sleep(100);
            }
        } catch (IOException hungUp) {
            HUNG_UP.countDown();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/xml");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
