package io.usdtaggregator.base.outgoing;

import io.quarkus.arc.Unremovable;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.resteasy.reactive.client.api.ClientLogger;

/**
 * Holds every exchange of a REST client to a deadline over its whole length and to a largest answer, and resets the
 * connection of one that exceeds them. A REST client's own read time-out starts anew with every byte, and its bodies are
 * kept in memory whatever their size.
 *
 * <p>It is the client's logger because that is the public place that sees the request before its answer. It counts for
 * clients with {@code quarkus.rest-client.<key>.logging.scope=request-response}.
 */
@Singleton
@Unremovable
public class ExchangeLimits implements ClientLogger {
    private final Vertx vertx;
    private final Duration deadline;
    private final int largestAnswer;

    public ExchangeLimits(Vertx vertx, OutgoingConfig config) {
        this.vertx = vertx;
        this.deadline = config.deadline();
        this.largestAnswer = config.largestAnswer();
    }

    @Override
    public void setBodySize(int bodySize) {
        // Nothing is logged.
    }

    @Override
    public void logRequest(HttpClientRequest request, Buffer body, boolean omitBody) {
        long timer = vertx.setTimer(deadline.toMillis(), id -> request.reset(0, new ExchangeTooLong(deadline)));
        request.response()
                .onSuccess(response -> limit(request, response, timer))
                .onFailure(broken -> vertx.cancelTimer(timer));
    }

    @Override
    public void logResponse(HttpClientResponse response, boolean redirect) {
        // By then the whole body is there.
    }

    private void limit(HttpClientRequest request, HttpClientResponse response, long timer) {
        AtomicLong received = new AtomicLong();
        response.handler(chunk -> {
            if (received.addAndGet(chunk.length()) > largestAnswer) {
                request.reset(0, new AnswerTooLarge(largestAnswer));
            }
        });
        response.end().onComplete(ended -> vertx.cancelTimer(timer));
    }
}
