package io.usdtaggregator.gateway.login;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.gateway.tokens.TokensConfig;
import jakarta.inject.Singleton;
import java.util.Map;

/** How many pairs of tokens an account gets a minute, by logins and renewals together: each costs a signature. */
@Singleton
public class TokenPairLimit {
    private final Attempts attempts;
    private final int perMinute;

    TokenPairLimit(Attempts attempts, TokensConfig config) {
        this.attempts = attempts;
        this.perMinute = config.pairsPerMinute();
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
