package io.usdtaggregator.admin.publishing;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.redis.Changed;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.model.json.MarketJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes a snapshot to Redis and announces it. PostgreSQL has it already; whoever owns it repeats this until both agree. */
@ApplicationScoped
public class SnapshotPublisher {
    private static final Pattern VERSION = Pattern.compile("^\\{\"version\":(\\d+)");
    private static final String FRONT = "40";

    private final RedisCommands redis;

    SnapshotPublisher(RedisCommands redis) {
        this.redis = redis;
    }

    /** Replaces whatever Redis has now. */
    public Uni<Void> publish(String key, long version, Object snapshot) {
        return redis.set(key, MarketJson.write(snapshot)).chain(() -> announce(key, version));
    }

    /** Tells readers which version Redis has: whoever has another one reads it, all others need not ask. */
    Uni<Void> announce(String key, long version) {
        return redis.publish(RedisKeys.CHANGED, MarketJson.write(new Changed(version, key)));
    }

    /** The version that Redis has; -1 without any. */
    public Uni<Long> publishedVersion(String key) {
        return redis.run("GETRANGE", key, "0", FRONT).map(front -> {
            Matcher matcher = VERSION.matcher(String.valueOf(front));
            return matcher.find() ? Long.parseLong(matcher.group(1)) : -1;
        });
    }
}
