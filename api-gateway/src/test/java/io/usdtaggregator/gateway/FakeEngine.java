package io.usdtaggregator.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.usdtaggregator.model.json.MarketJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Answers the engine's internal paths with what a test wants of them, and 503 for others. */
public final class FakeEngine implements QuarkusTestResourceLifecycleManager {
    private static final Map<String, String> ANSWERS = new ConcurrentHashMap<>();
    private static final Map<String, Function<Map<String, String>, String>> COMPUTED = new ConcurrentHashMap<>();
    private static final Map<String, JsonNode> QUOTES = new ConcurrentHashMap<>();
    private static final String REFUSAL = "{\"code\":\"bad_request\"}";
    private static final String QUOTE_PATH = "/internal/quotes";
    private static volatile boolean keepsQuotes;
    private static volatile Clock clock = Clock.systemUTC();
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/", FakeEngine::answer);
        server.start();
        return Map.of(
                "quarkus.rest-client.engine.url",
                "http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    /** As the engine refuses a parameter. */
    public static void refuses(String path) {
        ANSWERS.put(path, REFUSAL);
    }

    public static void answers(String path, String json) {
        ANSWERS.put(path, json);
    }

    /** Computes the answer from the query, for callers with the token only. */
    public static void answersWith(String path, Function<Map<String, String>, String> answer) {
        COMPUTED.put(path, answer);
    }

    /** From now on quotes are kept and found as the engine does it. */
    public static void keepsQuotes() {
        keepsQuotes = true;
    }

    /** From now on the engine's database has another clock than the gateway. */
    public static void clockIsApart(Duration apart) {
        clock = Clock.offset(Clock.systemUTC(), apart);
    }

    public static void isOut() {
        ANSWERS.clear();
        COMPUTED.clear();
        clock = Clock.systemUTC();
        keepsQuotes = false;
    }

    /** {@code account|key} and {@code account|id} both lead to a kept quote; {@code null} where none does. */
    private static String quote(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("POST")) {
            JsonNode quote = MarketJson.mapper().readTree(exchange.getRequestBody());
            String account = quote.path("account").asText();
            JsonNode first = QUOTES.putIfAbsent(
                    account + "|" + quote.path("idempotency_key").asText(), quote);
            QUOTES.putIfAbsent(account + "|" + quote.path("id").asText(), quote);
            return judged(first == null ? quote : first);
        }
        String path = exchange.getRequestURI().getPath();
        if (path.endsWith("/now")) {
            return "{\"now\":\"" + clock.instant().truncatedTo(ChronoUnit.MILLIS) + "\"}";
        }
        Map<String, String> query = query(exchange);
        String name = query.getOrDefault("idempotency_key", path.substring(path.lastIndexOf('/') + 1));
        JsonNode kept = QUOTES.get(query.get("account") + "|" + name);
        return kept == null ? null : judged(kept);
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new HashMap<>();
        for (String part : exchange.getRequestURI().getQuery().split("&")) {
            String[] sides = part.split("=", 2);
            query.put(sides[0], sides[1]);
        }
        return query;
    }

    private static String computed(HttpExchange exchange) {
        boolean known = "test-service-token".equals(exchange.getRequestHeaders().getFirst("X-Service-Token"));
        Function<Map<String, String>, String> answer =
                known ? COMPUTED.get(exchange.getRequestURI().getPath()) : null;
        return answer == null ? null : answer.apply(query(exchange));
    }

    private static String judged(JsonNode kept) {
        Duration left = Duration.between(
                clock.instant(), Instant.parse(kept.path("expires_at").asText()));
        ObjectNode found = kept.deepCopy();
        return found.put("status", left.compareTo(Duration.ZERO) > 0 ? "ACTIVE" : "EXPIRED")
                .put("seconds_left", Math.max(0, left.toSeconds()))
                .toString();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        boolean ofQuotes = keepsQuotes && path.startsWith(QUOTE_PATH);
        String json = ofQuotes ? quote(exchange) : ANSWERS.getOrDefault(path, computed(exchange));
        byte[] body = String.valueOf(json).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status(json, ofQuotes), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static int status(String json, boolean ofQuotes) {
        if (json == null) {
            return ofQuotes ? 404 : 503;
        }
        return json.equals(REFUSAL) ? 400 : 200;
    }
}
