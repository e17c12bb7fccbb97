package io.usdtaggregator.gateway.webhooks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.usdtaggregator.model.json.MarketJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A receiver of webhooks on this machine: keeps what it gets, and answers 204 or what it was told to, when it may. */
public final class Receiver implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private final Map<String, Queue<Integer>> answers = new ConcurrentHashMap<>();

    private final Map<String, String> retryAfters = new ConcurrentHashMap<>();
    private final CountDownLatch let = new CountDownLatch(1);

    public Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(threads);
        server.createContext("/", this::receive);
        server.start();
    }

    public record Message(String path, String id, String timestamp, String signature, String contentType, String body) {
        public String at(String pointer) {
            try {
                return MarketJson.mapper().readTree(body).at(pointer).asText();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** The next answers of a path; after them it is 204 again. */
    public void answer(String path, Integer... statuses) {
        answers.put(path, new ConcurrentLinkedQueue<>(List.of(statuses)));
    }

    /** What it says with each of those answers. */
    public void retryAfter(String path, String value) {
        retryAfters.put(path, value);
    }

    /** Lets those of {@code /held} have their answers. */
    public void answerHeld() {
        let.countDown();
    }

    public List<Message> at(String path) {
        return messages.stream().filter(message -> message.path().equals(path)).toList();
    }

    public List<String> ids(String path) {
        return at(path).stream().map(Message::id).toList();
    }

    private void receive(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        messages.add(new Message(
                path,
                exchange.getRequestHeaders().getFirst("webhook-id"),
                exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                exchange.getRequestHeaders().getFirst("webhook-signature"),
                exchange.getRequestHeaders().getFirst("content-type"),
                body));
        Integer status =
                answers.getOrDefault(path, new ConcurrentLinkedQueue<>()).poll();
        if (path.startsWith("/held")) {
            await(let);
        }
        if (path.startsWith("/silent")) {
            return;
        }
        if (path.startsWith("/endless")) {
            exchange.sendResponseHeaders(200, 0);
            pour(exchange);
            return;
        }
        if (status != null && retryAfters.containsKey(path)) {
            exchange.getResponseHeaders().set("Retry-After", retryAfters.get(path));
        }
        exchange.getResponseHeaders().set("Location", url("/elsewhere"));
        exchange.sendResponseHeaders(status == null ? 204 : status, -1);
        exchange.close();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pour(HttpExchange exchange) {
        byte[] water = new byte[64 * 1024];
        try {
            while (true) {
                exchange.getResponseBody().write(water);
            }
        } catch (IOException hungUp) {
            exchange.close();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
