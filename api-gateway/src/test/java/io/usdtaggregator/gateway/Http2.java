package io.usdtaggregator.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.net.URL;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A caller with HTTP/2 without TLS, who sees how connections are ended. */
final class Http2 implements AutoCloseable {
    private final Set<HttpConnection> told = ConcurrentHashMap.newKeySet();
    private final Set<HttpConnection> closed = ConcurrentHashMap.newKeySet();
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client;
    private final URL server;

    Http2(URL server) {
        this.server = server;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setHttp2ClearTextUpgrade(false)
                .setHttp2MaxPoolSize(1));
    }

    /** What came, and on which connection. */
    record Answer(HttpVersion version, int status, boolean saysClose, HttpConnection connection) {}

    Answer get(String path) throws Exception {
        return client.request(HttpMethod.GET, server.getPort(), server.getHost(), path)
                .compose(this::sent)
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    private Future<Answer> sent(HttpClientRequest request) {
        HttpConnection connection = request.connection();
        connection.goAwayHandler(goAway -> told.add(connection));
        connection.closeHandler(end -> closed.add(connection));
        return request.putHeader("X-API-Key", Seed.KEY.text()).send().compose(answer -> read(answer, connection));
    }

    private static Future<Answer> read(HttpClientResponse answer, HttpConnection connection) {
        return answer.body()
                .map(body -> new Answer(
                        answer.version(), answer.statusCode(), answer.headers().contains("Connection"), connection));
    }

    /** GOAWAY came on this connection. */
    boolean isToldToLeave(HttpConnection connection) {
        return told.contains(connection);
    }

    boolean isClosed(HttpConnection connection) {
        return closed.contains(connection);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
