package io.usdtaggregator.gateway.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.usdtaggregator.gateway.problem.ProblemMapper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gives up on a body that comes byte by byte: whoever sends it holds a connection, and memory, for as long. */
@Singleton
public class SlowBodies {
    private static final int AFTER_MEMORY = 880;
    private static final long NO_ERROR = 0;

    private final Duration mostPatience;

    SlowBodies(@ConfigProperty(name = "gateway.body-timeout", defaultValue = "10S") Duration mostPatience) {
        this.mostPatience = mostPatience;
    }

    void open(@Observes Filters filters) {
        filters.register(this::watch, AFTER_MEMORY);
    }

    private void watch(RoutingContext http) {
        HttpServerRequest request = http.request();
        if (mayHaveBody(request) && !request.isEnded()) {
            long timer = http.vertx().setTimer(mostPatience.toMillis(), late -> giveUp(http));
            http.addEndHandler(ended -> http.vertx().cancelTimer(timer));
        }
        http.next();
    }

    /**
     * That a GET ends with its headers shows later than here, or never where nobody reads on: it has a body where it says
     * so. Some clients say of each that it has none.
     */
    private static boolean mayHaveBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return request.method() != HttpMethod.GET
                || length != null && !length.equals("0")
                || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    /** On HTTP/2 other callers of a proxy may share the connection: there only the one stream ends. */
    private static void giveUp(RoutingContext http) {
        HttpServerRequest request = http.request();
        if (request.isEnded()) {
            return;
        }
        boolean isOneOfMany = request.version() == HttpVersion.HTTP_2;
        if (!isOneOfMany) {
            http.response().putHeader(HttpHeaders.CONNECTION, "close");
        }
        ProblemMapper.write(ProblemMapper.of(408), http);
        if (isOneOfMany) {
            http.response().reset(NO_ERROR);
        } else {
            request.connection().close();
        }
    }
}
