package io.usdtaggregator.gateway.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.usdtaggregator.gateway.problem.ProblemMapper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gives up on a body that comes byte by byte: whoever sends it holds a connection, and memory, for as long. */
@Singleton
public class SlowBodies {
    private static final int AFTER_MEMORY = 880;

    private final Duration mostPatience;

    SlowBodies(@ConfigProperty(name = "gateway.body-timeout", defaultValue = "10S") Duration mostPatience) {
        this.mostPatience = mostPatience;
    }

    void open(@Observes Filters filters) {
        filters.register(this::watch, AFTER_MEMORY);
    }

    private void watch(RoutingContext http) {
        HttpServerRequest request = http.request();
        if (request.method() != HttpMethod.GET && !request.isEnded()) {
            long timer = http.vertx().setTimer(mostPatience.toMillis(), late -> giveUp(http));
            http.addEndHandler(ended -> http.vertx().cancelTimer(timer));
        }
        http.next();
    }

    private static void giveUp(RoutingContext http) {
        if (!http.request().isEnded()) {
            http.response().putHeader(HttpHeaders.CONNECTION, "close");
            ProblemMapper.write(ProblemMapper.of(408), http);
            http.request().connection().close();
        }
    }
}
