package io.usdtaggregator.gateway.login;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.problem.Problem;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;

/** What may be tried so many times a minute, over all gateways together; while Redis is out each counts on its own. */
@Singleton
public class Attempts {
    static final Duration WINDOW = Duration.ofMinutes(1);

    private final LocalAttempts local = new LocalAttempts(WINDOW);
    private final SharedAttempts shared;

    Attempts(SharedAttempts shared) {
        this.shared = shared;
    }

    /** Counts once under each name; where one is full it counts nothing, and says how long to wait. */
    public Uni<Duration> enter(Map<String, Integer> limits) {
        Duration wait = local.enter(limits);
        if (!wait.isZero()) {
            return Uni.createFrom().item(wait);
        }
        return shared.enter(limits, WINDOW).invoke(elsewhere -> {
            if (!elsewhere.isZero()) {
                local.giveBack(limits.keySet());
            }
        });
    }

    /** Counts once under each name; fails with 429 where one is full. */
    Uni<Void> require(Map<String, Integer> limits, String code, String detail) {
        return enter(limits)
                .invoke(wait -> {
                    if (!wait.isZero()) {
                        throw Problem.tooMany(code, detail, wait);
                    }
                })
                .replaceWithVoid();
    }

    /** As if it had not been counted. */
    public void giveBack(Collection<String> names) {
        local.giveBack(names);
        shared.giveBack(names);
    }
}
