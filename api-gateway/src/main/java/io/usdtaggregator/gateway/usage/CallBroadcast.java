package io.usdtaggregator.gateway.usage;

import io.quarkus.redis.client.RedisClientName;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.usdtaggregator.base.redis.RedisCommands;
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
 * Tells the other gateways, five times a second, what was let through here: no call waits for Redis, and the limits hold
 * over all of them but for what happens within that time. While Redis is out each lets through its part of what was
 * agreed: one of as many as were heard last.
 */
@Startup
@Singleton
public class CallBroadcast {
    private static final Logger LOG = Logger.getLogger(CallBroadcast.class);
    private static final Duration EVERY = Duration.ofMillis(200);
    private static final int MOST_UNHEARD = 10;
    /** Own words that do not come back for so long: nobody hears anybody. */
    private static final Duration SILENCE = Duration.ofSeconds(1);

    private static final Duration HEARD_LAST = Duration.ofSeconds(20);
    /** What happened so long ago, told all at once, would stop a caller who never asked too often. */
    private static final Duration WORTH_TELLING = Duration.ofSeconds(5);

    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(200);
    private static final Duration LAST_BACK_OFF = Duration.ofSeconds(5);

    private final String self = UUID.randomUUID().toString();
    private final RedisCommands redis;
    private final ReactiveRedisDataSource subscriptions;
    private final CallCounts letThrough = new CallCounts();
    private final CallCounts counted = new CallCounts();
    private final List<Consumer<Map<CallerId, Long>>> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<Map<CallerId, Long>>> countListeners = new CopyOnWriteArrayList<>();
    private final Cancellable telling;
    private volatile Cancellable following = () -> {};
    private final Map<String, Long> lastHeard = new ConcurrentHashMap<>();
    private volatile long lastTold = System.nanoTime();
    private volatile int unheard;
    private volatile boolean answered = true;
    private volatile long silentSince;
    private volatile int sharing = 1;

    CallBroadcast(RedisCommands redis, @RedisClientName("subscriptions") ReactiveRedisDataSource subscriptions) {
        this.redis = redis;
        this.subscriptions = subscriptions;
        follow();
        // Five times a second, which is finer than @Scheduled can be.
        telling = Multi.createFrom()
                .ticks()
                .every(EVERY)
                .onOverflow()
                .drop()
                .onItem()
                // Nothing that one telling throws may end all that follow.
                .transformToUniAndConcatenate(tick -> Uni.createFrom()
                        .deferred(this::tell)
                        .onFailure()
                        .invoke(failed -> LOG.warn("limits: not told to the other gateways", failed))
                        .onFailure()
                        .recoverWithNull())
                .subscribe()
                .with(told -> {}, broken -> LOG.error("limits: nothing is told from now on", broken));
    }

    /**
     * What one gateway let through in its last moment, by {@link CallerId#text()}.
     *
     * @param calls took from their limits
     * @param counted were counted towards the month, which calls that are refused for another reason are not
     */
    public record LetThrough(String gateway, Map<String, Long> calls, Map<String, Long> counted) {
        public LetThrough {
            // A gateway of before this was told apart says calls only.
            counted = counted == null ? calls : counted;
        }
    }

    /** Hears what each other gateway let through, a few times a second. */
    public void onOthers(Consumer<Map<CallerId, Long>> listener) {
        listeners.add(listener);
    }

    /** The same of what each other gateway counted towards the month. */
    public void onOthersCounted(Consumer<Map<CallerId, Long>> listener) {
        countListeners.add(listener);
    }

    public void letThrough(CallerId who) {
        letThrough.add(who);
    }

    public void counted(CallerId who) {
        counted.add(who);
    }

    /** Among how many gateways what was agreed is split: 1 while they hear each other, for then each knows all calls. */
    public int gatewaysToShareWith() {
        return sharing;
    }

    private Uni<Void> tell() {
        LetThrough now = new LetThrough(self, letThrough.take(), counted.take());
        if (now.calls().isEmpty() && now.counted().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        // Its own words come back to it; a half-open subscription stays silent for ever.
        if (++unheard > MOST_UNHEARD) {
            follow();
        }
        listen();
        return publish(MarketJson.write(now))
                .invoke(() -> lastTold = System.nanoTime())
                .onFailure()
                .invoke(() -> giveBack(now))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    public Uni<Void> publish(String message) {
        return redis.publish(RedisKeys.LIMITS_CHANNEL, message);
    }

    /** Told with the next words; what Redis got without an answer is then told twice, and soon refilled. */
    private void giveBack(LetThrough untold) {
        if (System.nanoTime() - lastTold < WORTH_TELLING.toNanos()) {
            letThrough.giveBack(untold.calls());
            counted.giveBack(untold.counted());
        }
    }

    private void listen() {
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
        following = Multi.createFrom()
                .deferred(() -> subscriptions.pubsub(String.class).subscribe(RedisKeys.LIMITS_CHANNEL))
                // The client completes a subscription when its connection is lost, and never subscribes again.
                .onCompletion()
                .failWith(() -> new IllegalStateException("the subscription ended"))
                .onFailure()
                .retry()
                .withBackOff(FIRST_BACK_OFF, LAST_BACK_OFF)
                .indefinitely()
                .subscribe()
                .with(this::heard, broken -> LOG.error("limits: each gateway on its own from now on", broken));
    }

    private void heard(String message) {
        LetThrough told = MarketJson.read(message, LetThrough.class);
        if (told.gateway().equals(self)) {
            unheard = 0;
            answered = true;
            sharing = 1;
        } else {
            lastHeard.put(told.gateway(), System.nanoTime());
            Map<CallerId, Long> calls = CallCounts.read(told.calls());
            Map<CallerId, Long> counts = CallCounts.read(told.counted());
            listeners.forEach(listener -> listener.accept(calls));
            countListeners.forEach(listener -> listener.accept(counts));
        }
    }

    public void end(@Observes ShutdownEvent now) {
        close();
    }

    public void close() {
        telling.cancel();
        following.cancel();
    }
}
