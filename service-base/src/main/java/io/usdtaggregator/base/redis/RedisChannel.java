package io.usdtaggregator.base.redis;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Multi;
import java.time.Duration;

/** A Redis channel that is followed whatever becomes of the connection. */
public final class RedisChannel {
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(100);
    private static final Duration LAST_BACK_OFF = Duration.ofSeconds(2);

    private RedisChannel() {}

    /**
     * Each message from now on; never ends. The client completes a subscription when its connection is lost, and does not
     * subscribe again: here it is made anew, and what was sent in between is lost.
     *
     * @param subscriptions a client of its own for subscriptions: each holds a connection
     * @param subscribed runs after each subscription: the moment to read again what may have been missed
     */
    public static Multi<String> follow(ReactiveRedisDataSource subscriptions, String channel, Runnable subscribed) {
        return Multi.createFrom()
                .deferred(() -> subscriptions.pubsub(String.class).subscribe(channel))
                .onSubscription()
                .invoke(subscribed)
                .onCompletion()
                .failWith(() -> new IllegalStateException("the subscription ended"))
                .onFailure()
                .retry()
                .withBackOff(FIRST_BACK_OFF, LAST_BACK_OFF)
                .indefinitely();
    }
}
