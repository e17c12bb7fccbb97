package io.usdtaggregator.gateway.stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.gateway.http.Drain;
import io.usdtaggregator.gateway.security.Caller;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The streams that are open here, and how many may be: each costs memory for days, and no account may have them all.
 * Readers that do not read are cut off when this gateway leaves, for it would wait for them.
 */
@Singleton
class OpenStreams {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);
    /** To take the closing event. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final Drain drain;
    private final int most;
    private final int mostOfAccount;
    private final AtomicInteger open = new AtomicInteger();
    private final Map<String, Integer> ofAccount = new ConcurrentHashMap<>();
    private final Set<RoutingContext> all = ConcurrentHashMap.newKeySet();

    OpenStreams(Vertx vertx, Drain drain, MeterRegistry meters, StreamConfig config) {
        this.vertx = vertx;
        this.drain = drain;
        this.most = config.most();
        this.mostOfAccount = config.mostOfAccount();
        meters.gauge("gateway.streams.open", open);
    }

    /** Counts this one until it {@link #ended}; throws a problem when it is one too many. */
    void enter(RoutingContext http) {
        String account = Caller.of(http).accountId();
        int ofThis = ofAccount.merge(account, 1, Integer::sum);
        int ofAll = open.incrementAndGet();
        if (ofThis > mostOfAccount || ofAll > most) {
            leave(account);
            throw ofThis > mostOfAccount
                    ? Problem.tooMany(
                            "too_many_streams",
                            "An account may have " + mostOfAccount + " streams at a gateway; end one first",
                            RETRY_AFTER)
                    : Problem.unavailable(
                            "overloaded", "This gateway has as many streams as it can serve", RETRY_AFTER);
        }
        all.add(http);
        http.addEndHandler(any -> ended(http));
    }

    /** To be told also when a write fails, for the server then says nothing of an end. */
    void ended(RoutingContext http) {
        if (all.remove(http)) {
            leave(Caller.of(http).accountId());
            drain.over(http);
        }
    }

    private void leave(String account) {
        open.decrementAndGet();
        ofAccount.computeIfPresent(account, (any, count) -> count == 1 ? null : count - 1);
    }

    void leaving(@Observes ShutdownDelayInitiatedEvent soon) {
        vertx.setTimer(GRACE.toMillis(), passed -> all.forEach(this::abandon));
    }

    /** What a reader does not take holds its connection open: it is no longer waited for, and ends with this process. */
    private void abandon(RoutingContext http) {
        http.response().reset();
        ended(http);
    }
}
