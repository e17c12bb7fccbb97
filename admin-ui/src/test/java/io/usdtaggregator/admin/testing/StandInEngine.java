package io.usdtaggregator.admin.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.usdtaggregator.embedded.FreePort;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers in the rate-engine's (or a gateway's) place what a test told it; what it was not told is a 404. */
public final class StandInEngine implements AutoCloseable {
    private static final String PORT = "stand-in.engine.port";
    /** What each call got as its body, by {@code METHOD path}. */
    public final Map<String, String> got = new ConcurrentHashMap<>();

    private final Map<String, UnaryOperator<String>> answers = new ConcurrentHashMap<>();
    private final Map<String, Function<Map<String, String>, String>> queries = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> asked = new ConcurrentHashMap<>();
    private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
    private final HttpServer server;

    private StandInEngine() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", port()), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    public static StandInEngine start() throws IOException {
        return new StandInEngine();
    }

    /** One port for a run: the service learns it before a test class begins. A property crosses class loaders. */
    public static synchronized int port() {
        if (System.getProperty(PORT) == null) {
            System.setProperty(PORT, String.valueOf(FreePort.take()));
        }
        return Integer.getInteger(PORT);
    }

    public void answers(String methodAndPath, String json) {
        answers(methodAndPath, body -> json);
    }

    /** By the body that was sent. */
    public void answers(String methodAndPath, UnaryOperator<String> json) {
        answers.put(methodAndPath, json);
    }

    /** By the parameters that were asked with. */
    public void answersQuery(String methodAndPath, Function<Map<String, String>, String> json) {
        queries.put(methodAndPath, json);
    }

    /** The parameters that a call was last asked with. */
    public Map<String, String> asked(String methodAndPath) {
        return asked.get(methodAndPath);
    }

    public void forget(String methodAndPath) {
        answers.remove(methodAndPath);
        queries.remove(methodAndPath);
    }

    /** From now on, with this status. */
    public void refuses(String methodAndPath, int status) {
        forget(methodAndPath);
        refusals.put(methodAndPath, status);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String call =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        got.put(call, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        UnaryOperator<String> told = answers.get(call);
        asked.put(call, query(exchange.getRequestURI().getRawQuery()));
        String json = queries.containsKey(call)
                ? queries.get(call).apply(asked.get(call))
                : told == null ? null : told.apply(got.get(call));
        byte[] bytes = (json == null ? "{}" : json).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(json == null ? refusals.getOrDefault(call, 404) : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Map<String, String> query(String raw) {
        return raw == null
                ? Map.of()
                : Stream.of(raw.split("&"))
                        .map(each -> each.split("=", 2))
                        .collect(Collectors.toMap(
                                each -> each[0],
                                each -> URLDecoder.decode(each[1], StandardCharsets.UTF_8),
                                (one, other) -> one));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
