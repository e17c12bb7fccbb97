package io.usdtaggregator.collector.processes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A Binance with an empty book for every market, that remembers who asked for what and when. */
final class HttpPlatform implements AutoCloseable {
    private static final byte[] EMPTY =
            "{\"code\":\"000000\",\"success\":true,\"total\":0,\"data\":[]}".getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
    private volatile Optional<Market> silent = Optional.empty();
    private volatile CountDownLatch silence = new CountDownLatch(0);

    /** @param heldUp whether its answer waits */
    record Request(String collector, Market market, Instant at, boolean heldUp) {}

    HttpPlatform() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    List<Request> requests(Market market) {
        return requests.stream()
                .filter(request -> request.market().equals(market))
                .toList();
    }

    /** Whoever asks for this market waits for the answer. */
    void fallSilentOn(Market market) {
        silence = new CountDownLatch(1);
        silent = Optional.of(market);
    }

    void speakAgain() {
        silent = Optional.empty();
        silence.countDown();
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<?, ?> body = MarketJson.read(
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8), Map.class);
        Market market =
                Market.zone(String.valueOf(body.get("fiat")), TradeType.valueOf(String.valueOf(body.get("tradeType"))));
        String collector = exchange.getRequestHeaders().getFirst("User-Agent");
        boolean heldUp = silent.equals(Optional.of(market));
        requests.add(new Request(collector, market, Instant.now(), heldUp));
        if (heldUp) {
            waitForTheEnd();
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, EMPTY.length);
        exchange.getResponseBody().write(EMPTY);
        exchange.close();
    }

    private void waitForTheEnd() {
        try {
            silence.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        speakAgain();
        server.stop(0);
        threads.shutdownNow();
    }
}
