package io.usdtaggregator.gateway.usage;

import io.quarkus.redis.client.RedisClientName;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.subscription.Cancellable;
import io.usdtaggregator.base.redis.RedisChannel;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.gateway.security.CallerId;
import io.usdtaggregator.model.json.MarketJson;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Receives which calls the other gateways admitted, so that limits hold over all of them although no call waits for Redis. While
 * Redis is out each admits its share of what was agreed, by the number of gateways that were heard last.
 */
@Startup
@Singleton
public class OtherGateways {
    private static final Logger LOG = Logger.getLogger(OtherGateways.class);
    private static final int MOST_UNHEARD = 10;
    /** Own messages that do not come back for so long: nobody hears anybody. */
    private static final Duration SILENCE = Duration.ofSeconds(1);

    private static final Duration HEARD_LAST = Duration.ofSeconds(20);

    private final String self = UUID.randomUUID().toString();
    private final ReactiveRedisDataSource subscriptions;
    private final List<Consumer<GatewayCalls>> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, Long> lastHeard = new ConcurrentHashMap<>();
    private volatile Cancellable following = () -> {};
    private volatile int unheard;
    private volatile boolean answered = true;
    private volatile long silentSince;
    private volatile int sharing = 1;

    OtherGateways(@RedisClientName("subscriptions") ReactiveRedisDataSource subscriptions) {
        this.subscriptions = subscriptions;
        follow();
    }

    /**
     * The calls that one gateway admitted since its last message.
     *
     * @param calls took from their limits
     * @param counted were counted towards the month, which calls that are refused for another reason are not
     */
    public record GatewayCalls(String gateway, Map<CallerId, Long> calls, Map<CallerId, Long> counted) {}

    /** Receives the calls of each other gateway, a few times a second. */
    public void listen(Consumer<GatewayCalls> listener) {
        listeners.add(listener);
    }

    /** Among how many gateways what was agreed is split: 1 while they hear each other, for then each knows all calls. */
    public int gatewaysToShareWith() {
        return sharing;
    }

    /** What the other gateways are to be sent, and this one too: that it comes back shows that the channel works. */
    String message(Map<CallerId, Long> calls, Map<CallerId, Long> counted) {
        // A half-open subscription stays silent for ever.
        if (++unheard > MOST_UNHEARD) {
            follow();
        }
        awaitOwn();
        return MarketJson.write(new GatewayCalls(self, calls, counted));
    }

    private void awaitOwn() {
        long now = System.nanoTime();
        if (answered) {
            answered = false;
            silentSince = now;
        } else if (sharing == 1 && now - silentSince > SILENCE.toNanos()) {
            lastHeard.values().removeIf(at -> silentSince - at > HEARD_LAST.toNanos());
            sharing = 1 + lastHeard.size();
        }
    }

    private void follow() {
        following.cancel();
        unheard = 0;
        following = RedisChannel.follow(subscriptions, RedisKeys.LIMITS_CHANNEL, () -> {})
                .subscribe()
                .with(this::heard, broken -> LOG.error("limits: each gateway on its own from now on", broken));
    }

    private void heard(String message) {
        GatewayCalls told = MarketJson.read(message, GatewayCalls.class);
        if (told.gateway().equals(self)) {
            unheard = 0;
            answered = true;
            sharing = 1;
        } else {
            lastHeard.put(told.gateway(), System.nanoTime());
            listeners.forEach(listener -> listener.accept(told));
        }
    }

    void close(@Observes ShutdownEvent end) {
        following.cancel();
    }
}
