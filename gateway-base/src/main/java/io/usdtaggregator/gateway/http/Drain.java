package io.usdtaggregator.gateway.http;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.base.problem.ProblemWriter;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * How this gateway leaves: first it is not ready and ends each connection with its next answer, so that callers go to
 * another gateway of their own accord; then it refuses, and waits for what is under way.
 */
@Singleton
public class Drain {
    /** After all who must hear of it at once, for this one waits. */
    private static final int LAST = 1_000_000;

    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    /** The caller closes first: if we did while bytes of theirs are unread, they would lose the answer. */
    private static final long LINGER_MILLIS = 500;

    private static final String UNDER_WAY = "under way";
    private static final CharSequence CLOSE = HttpHeaders.createOptimized("close");

    private final Duration delay;
    private final Duration mostPatience;
    private final Instance<UnfinishedWork> others;
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile Phase phase = Phase.OPEN;

    private enum Phase {
        OPEN,
        LEAVING,
        CLOSED
    }

    Drain(Config config, @Any Instance<UnfinishedWork> others) {
        this.delay = config.delay();
        this.mostPatience = config.timeout();
        this.others = others;
    }

    /** Work besides requests that a gateway finishes before it ends; it takes on no more once the gateway leaves. */
    public interface UnfinishedWork {
        boolean isUnderWay();
    }

    /** How long a gateway takes to leave. */
    @ConfigMapping(prefix = "gateway.drain")
    public interface Config {
        /** From "not ready" until new calls are refused. */
        @WithDefault("0.2S")
        Duration delay();

        /** For how long after that calls under way may end. */
        @WithDefault("10S")
        Duration timeout();
    }

    /** Whether callers had better ask another gateway. */
    public boolean isLeaving() {
        return phase != Phase.OPEN;
    }

    /** The framework goes on to end this process when this returns. */
    void leave(@Observes @Priority(LAST) ShutdownDelayInitiatedEvent soon) {
        phase = Phase.LEAVING;
        LockSupport.parkNanos(delay.toNanos());
        phase = Phase.CLOSED;
        long latest = System.nanoTime() + mostPatience.toNanos();
        while (System.nanoTime() < latest) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            if (underWay.get() == 0 && others.stream().noneMatch(UnfinishedWork::isUnderWay)) {
                return;
            }
        }
    }

    /** Whether this request was refused, and answered so. */
    boolean refuses(RoutingContext http) {
        if (phase == Phase.OPEN) {
            return false;
        }
        endConnection(http);
        if (phase == Phase.LEAVING) {
            return false;
        }
        ProblemWriter.write(
                Problem.unavailable("stopping", "This gateway is about to stop; ask again", RETRY_AFTER),
                RequestId.of(http),
                http);
        return true;
    }

    /** What is waited for, until it ends or is said to be {@link #over}. */
    void await(RoutingContext http) {
        http.put(UNDER_WAY, true);
        underWay.incrementAndGet();
        http.addEndHandler(done -> over(http));
    }

    /** No longer waits for this one. */
    public void over(RoutingContext http) {
        if (http.remove(UNDER_WAY) != null) {
            underWay.decrementAndGet();
        }
    }

    private void endConnection(RoutingContext http) {
        HttpConnection connection = http.request().connection();
        if (http.request().version() == HttpVersion.HTTP_2) {
            http.addEndHandler(done -> connection.shutdown(mostPatience.toMillis()));
        } else {
            http.response().putHeader(HttpHeaders.CONNECTION, CLOSE);
            http.addEndHandler(done -> http.vertx().setTimer(LINGER_MILLIS, lingered -> connection.close()));
        }
    }
}
