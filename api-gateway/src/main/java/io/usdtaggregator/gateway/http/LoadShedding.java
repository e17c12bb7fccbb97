package io.usdtaggregator.gateway.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.gateway.problem.ProblemMapper;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses calls while an event loop is late: an answer that comes too late helps nobody, and a queue that grows makes
 * every caller wait. How late a loop is shows in a timer of its own. Who is over their own limit is told that instead.
 */
@Singleton
public class LoadShedding {
    private static final long TICK_MILLIS = 20;
    private static final HttpProblem OVERLOADED = Problem.unavailable(
            "overloaded", "More requests than this gateway can answer in time", Duration.ofSeconds(1));

    private final Vertx vertx;
    private final Share share;
    private final long mostLateMillis;
    private final Counter refused;
    private final Map<Thread, Loop> loops = new ConcurrentHashMap<>();

    LoadShedding(
            Vertx vertx,
            Share share,
            MeterRegistry meters,
            @ConfigProperty(name = "gateway.shedding.late-after", defaultValue = "0.25S") Duration lateAfter) {
        this.vertx = vertx;
        this.share = share;
        this.mostLateMillis = lateAfter.toMillis();
        this.refused = meters.counter("gateway.requests.shed");
    }

    /** How late one event loop is, smoothed: one pause is not an overload. Touched by its own thread only. */
    private static final class Loop {
        private static final double WEIGHT = 0.3;
        private long lastTick = System.nanoTime();
        private double lateMillis;

        void tick() {
            long now = System.nanoTime();
            double late = Math.max(0, (now - lastTick) / 1e6 - TICK_MILLIS);
            lateMillis += WEIGHT * (late - lateMillis);
            lastTick = now;
        }
    }

    /** Whether this request was refused, and answered so. */
    boolean refuses(RoutingContext http) {
        if (loop().lateMillis <= mostLateMillis) {
            return false;
        }
        Optional<HttpProblem> own = share.exceeded(http);
        if (own.isEmpty()) {
            refused.increment();
        }
        ProblemMapper.write(own.orElse(OVERLOADED), http);
        return true;
    }

    private Loop watched(Thread thread) {
        Loop loop = new Loop();
        vertx.setPeriodic(TICK_MILLIS, tick -> loop.tick());
        return loop;
    }

    private Loop loop() {
        Loop known = loops.get(Thread.currentThread());
        return known != null ? known : loops.computeIfAbsent(Thread.currentThread(), this::watched);
    }
}
