package io.usdtaggregator.gateway;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Makes the event loop of the connection that asks for it late, again and again until it is told to end. */
@Singleton
public class LateLoop {
    static final String PATH = "/make-this-loop-late";
    private static final Duration BLOCKED = Duration.ofMillis(600);

    private volatile boolean isLate;

    void open(@Observes Router router) {
        router.get(PATH).handler(this::begin);
    }

    void end() {
        isLate = false;
    }

    private void begin(RoutingContext http) {
        isLate = true;
        http.response().end();
        block(http.vertx());
    }

    private void block(Vertx vertx) {
        // A timer, not a task: all tasks that are there run before the loop listens again.
        vertx.setTimer(1, next -> {
            LockSupport.parkNanos(BLOCKED.toNanos());
            if (isLate) {
                block(vertx);
            }
        });
    }
}
