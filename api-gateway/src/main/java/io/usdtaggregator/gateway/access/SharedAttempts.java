package io.usdtaggregator.gateway.access;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.redis.RedisKeys;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** The logins of all gateways, counted in Redis under digests: nobody reads there who tried to log in. */
@Singleton
public class SharedAttempts {
    private static final Logger LOG = Logger.getLogger(SharedAttempts.class);
    private static final Duration DEADLINE = Duration.ofSeconds(1);
    private static final int DIGEST_BYTES = 16;
    /** Counts under each name for a time, or under none where one is full: then for how many milliseconds. */
    private static final String ENTER = """
            for i, key in ipairs(KEYS) do
              if tonumber(redis.call('GET', key) or '0') >= tonumber(ARGV[i + 1]) then
                return math.max(1, redis.call('PTTL', key))
              end
            end
            for _, key in ipairs(KEYS) do
              if redis.call('INCR', key) == 1 then redis.call('PEXPIRE', key, ARGV[1]) end
            end
            return 0
            """;

    private static final String GIVE_BACK = """
            for i, key in ipairs(KEYS) do
              if tonumber(redis.call('GET', key) or '0') > 0 then redis.call('DECR', key) end
            end
            return 0
            """;

    private final ReactiveRedisDataSource redis;

    SharedAttempts(ReactiveRedisDataSource redis) {
        this.redis = redis;
    }

    /** How long to wait; zero where all are within their limits, and while Redis is out. */
    Uni<Duration> enter(Map<String, Integer> limits, Duration window) {
        List<String> arguments = command(ENTER, limits.keySet());
        arguments.add(String.valueOf(window.toMillis()));
        limits.values().forEach(limit -> arguments.add(String.valueOf(limit)));
        return run(arguments)
                .map(wait -> Duration.ofMillis(wait.toLong()))
                .onFailure()
                .invoke(out -> LOG.warnf("logins are counted here alone: %s", out.getMessage()))
                .onFailure()
                .recoverWithItem(Duration.ZERO);
    }

    void giveBack(Collection<String> names) {
        run(command(GIVE_BACK, names)).subscribe().with(done -> {}, out -> LOG.debugf("not given back: %s", out));
    }

    void remember(String name, Duration time) {
        redis.value(String.class)
                .psetex(RedisKeys.loginPlace(digest(name)), time.toMillis(), "1")
                .ifNoItem()
                .after(DEADLINE)
                .fail()
                .subscribe()
                .with(done -> {}, out -> LOG.debugf("not remembered: %s", out));
    }

    /** No while Redis is out. */
    Uni<Boolean> remembers(String name) {
        return redis.key(String.class)
                .exists(RedisKeys.loginPlace(digest(name)))
                .ifNoItem()
                .after(DEADLINE)
                .fail()
                .onFailure()
                .recoverWithItem(false);
    }

    private Uni<Response> run(List<String> arguments) {
        return redis.execute("EVAL", arguments.toArray(String[]::new))
                .ifNoItem()
                .after(DEADLINE)
                .fail();
    }

    private static List<String> command(String script, Collection<String> names) {
        List<String> arguments = new ArrayList<>(List.of(script, String.valueOf(names.size())));
        names.forEach(name -> arguments.add(RedisKeys.loginAttempts(digest(name))));
        return arguments;
    }

    private static String digest(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }
}
