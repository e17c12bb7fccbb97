package io.usdtaggregator.admin.publishing;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.redis.Changed;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.model.json.MarketJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes a snapshot to Redis and says so. PostgreSQL has it already; the reconciler repeats this until both agree. */
@ApplicationScoped
public class SnapshotPublisher {
    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final Pattern VERSION = Pattern.compile("^\\{\"version\":(\\d+)");
    private static final int FRONT = 40;

    private final ReactiveRedisDataSource redis;

    SnapshotPublisher(ReactiveRedisDataSource redis) {
        this.redis = redis;
    }

    /** Writes whatever Redis has now; the caller holds the truth. */
    public Uni<Void> publish(String key, long version, Object snapshot) {
        return redis.value(String.class)
                .set(key, MarketJson.write(snapshot))
                .chain(() -> redis.pubsub(String.class)
                        .publish(RedisKeys.CHANGED, MarketJson.write(new Changed(version, key))))
                .ifNoItem()
                .after(DEADLINE)
                .fail();
    }

    /** The version that Redis has; -1 without any. */
    public Uni<Long> publishedVersion(String key) {
        return redis.value(String.class)
                .getrange(key, 0, FRONT)
                .ifNoItem()
                .after(DEADLINE)
                .fail()
                .map(front -> {
                    Matcher matcher = VERSION.matcher(front == null ? "" : front);
                    return matcher.find() ? Long.parseLong(matcher.group(1)) : -1;
                });
    }
}
