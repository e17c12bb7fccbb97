package io.usdtaggregator.gateway.login;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.problem.Problem;
import jakarta.inject.Singleton;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How many pairs of tokens an account gets a minute, by logins and renewals together: each costs a signature. */
@Singleton
public class TokenPairLimit {
    private final Attempts attempts;
    private final int perMinute;

    TokenPairLimit(
            Attempts attempts,
            @ConfigProperty(name = "gateway.tokens.pairs-per-minute", defaultValue = "60") int perMinute) {
        this.attempts = attempts;
        this.perMinute = perMinute;
    }

    /** Counts one pair; fails when the account had its number. */
    public Uni<Void> take(String accountId) {
        return attempts.enter(Map.of("pairs:" + accountId, perMinute))
                .invoke(wait -> {
                    if (!wait.isZero()) {
                        throw Problem.tooMany(
                                "too_many_tokens", "More tokens than an account needs; use those that you have", wait);
                    }
                })
                .replaceWithVoid();
    }
}
