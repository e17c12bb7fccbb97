package io.usdtaggregator.collector.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.collector.CollectorConfig;
import io.usdtaggregator.collector.platform.Page;
import io.usdtaggregator.collector.platform.ReadOutcome;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * The one HTTP client to all platforms: time-outs, a largest answer (counted unpacked, so that a gzip bomb ends early),
 * a User-Agent of our own, no redirects, no cookies. Whatever goes wrong is a failed {@link Page}.
 */
@Singleton
public final class PlatformHttp {
    private static final int CONNECTIONS = 32;

    private final HttpClient client;
    private final PlatformUrls urls;
    private final CollectorConfig.Http config;

    @Inject
    public PlatformHttp(Vertx vertx, PlatformUrls urls, CollectorConfig config) {
        this.urls = urls;
        this.config = config.http();
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setDecompressionSupported(true)
                .setMaxPoolSize(CONNECTIONS)
                .setConnectTimeout((int) this.config.connectTimeout().toMillis()));
    }

    @PreDestroy
    void close() {
        client.close();
    }

    /** Sends it, and reads the JSON of a good answer. */
    public Uni<Page> send(String platform, Ask ask, Function<JsonNode, Page> reading) {
        return Uni.createFrom()
                .deferred(() ->
                        Uni.createFrom().completionStage(exchange(platform, ask).toCompletionStage()))
                .map(answer -> answer.read(reading))
                .onFailure()
                .recoverWithItem(this::failed);
    }

    private Future<Answer> exchange(String platform, Ask ask) {
        Promise<Answer> promise = Promise.promise();
        RequestOptions options = new RequestOptions()
                .setMethod(ask.json().isPresent() ? HttpMethod.POST : HttpMethod.GET)
                .setAbsoluteURI(urls.of(platform) + ask.path())
                .setFollowRedirects(false)
                .setTimeout(config.answerTimeout().toMillis())
                .putHeader("User-Agent", config.userAgent())
                .putHeader("Accept", "application/json");
        ask.json().ifPresent(json -> options.putHeader("Content-Type", "application/json"));
        client.request(options).onFailure(promise::tryFail).onSuccess(request -> send(request, ask.json(), promise));
        return promise.future();
    }

    private void send(HttpClientRequest request, Optional<String> json, Promise<Answer> promise) {
        request.exceptionHandler(promise::tryFail);
        request.response().onFailure(promise::tryFail).onSuccess(response -> collect(request, response, promise));
        json.ifPresentOrElse(request::end, request::end);
    }

    private void collect(HttpClientRequest request, HttpClientResponse response, Promise<Answer> promise) {
        Buffer body = Buffer.buffer();
        response.exceptionHandler(promise::tryFail);
        response.handler(chunk -> {
            if (body.length() + chunk.length() > config.largestAnswer()) {
                promise.tryFail(new TooLarge());
                request.reset();
            } else {
                body.appendBuffer(chunk);
            }
        });
        response.endHandler(end -> promise.tryComplete(new Answer(
                response.statusCode(),
                Optional.ofNullable(response.getHeader("Retry-After")),
                Optional.ofNullable(response.getHeader("Date")),
                Optional.ofNullable(response.getHeader("Content-Type")),
                body.toString(StandardCharsets.UTF_8))));
    }

    private Page failed(Throwable failure) {
        if (failure instanceof TooLarge) {
            return Page.malformed("an answer over " + config.largestAnswer() + " bytes");
        }
        if (failure instanceof IllegalArgumentException misconfigured) {
            return new Page.Failed(new ReadOutcome.Unreachable(misconfigured.getMessage()));
        }
        String what = failure instanceof TimeoutException
                ? "no answer within " + config.answerTimeout().toMillis() + " ms"
                : "no connection, or it broke: " + failure.getClass().getSimpleName();
        return new Page.Failed(new ReadOutcome.Unreachable(what));
    }

    private static final class TooLarge extends RuntimeException {}
}
