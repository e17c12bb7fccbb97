package io.usdtaggregator.gateway.login;

import io.quarkus.runtime.util.HashUtil;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.base.redis.RedisScript;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The logins of all gateways, counted in Redis under digests: nobody reads there who tried to log in. */
@Singleton
public class SharedAttempts {
    private static final Logger LOG = Logger.getLogger(SharedAttempts.class);
    private static final int DIGEST_CHARACTERS = 32;
    private static final RedisScript ENTER = RedisScript.named("attempts-enter");
    private static final RedisScript GIVE_BACK = RedisScript.named("attempts-give-back");

    private final RedisCommands redis;

    SharedAttempts(RedisCommands redis) {
        this.redis = redis;
    }

    /** How long to wait; zero where all are within their limits, and while Redis is out. */
    public Uni<Duration> enter(Map<String, Integer> limits, Duration window) {
        List<String> arguments = new ArrayList<>(List.of(String.valueOf(window.toMillis())));
        limits.values().forEach(limit -> arguments.add(String.valueOf(limit)));
        return redis.run(ENTER, keys(limits.keySet()), arguments)
                .map(wait -> Duration.ofMillis(wait.toLong()))
                .onFailure()
                .invoke(out -> LOG.warnf("logins are counted here alone: %s", out.getMessage()))
                .onFailure()
                .recoverWithItem(Duration.ZERO);
    }

    public void giveBack(Collection<String> names) {
        redis.run(GIVE_BACK, keys(names), List.of())
                .subscribe()
                .with(done -> {}, out -> LOG.debugf("not given back: %s", out));
    }

    public void remember(String name, Duration time) {
        redis.run("PSETEX", RedisKeys.loginPlace(digest(name)), String.valueOf(time.toMillis()), "1")
                .subscribe()
                .with(done -> {}, out -> LOG.debugf("not remembered: %s", out));
    }

    /** No while Redis is out. */
    Uni<Boolean> remembers(String name) {
        return redis.get(RedisKeys.loginPlace(digest(name)))
                .map(Optional::isPresent)
                .onFailure()
                .recoverWithItem(false);
    }

    private static List<String> keys(Collection<String> names) {
        return names.stream().map(name -> RedisKeys.loginAttempts(digest(name))).toList();
    }

    private static String digest(String name) {
        return HashUtil.sha256(name).substring(0, DIGEST_CHARACTERS);
    }
}
