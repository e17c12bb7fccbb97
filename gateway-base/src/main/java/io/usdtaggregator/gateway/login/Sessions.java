package io.usdtaggregator.gateway.login;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.usdtaggregator.gateway.security.Accounts;
import io.usdtaggregator.gateway.security.Unauthorized;
import io.usdtaggregator.gateway.tokens.AccessTokens;
import io.usdtaggregator.gateway.tokens.TokensConfig;
import io.usdtaggregator.model.access.Access.Account;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.logging.Logger;

/** Gives pairs of tokens: for a password, and for the refresh token of the pair before. */
@Singleton
public class Sessions {
    private static final Logger LOG = Logger.getLogger(Sessions.class);

    private final Accounts accounts;
    private final LoginThrottle throttle;
    private final PasswordCheck passwords;
    private final Attempts attempts;
    private final RefreshTokens refresh;
    private final AccessTokens access;
    private final int pairsPerMinute;

    Sessions(
            Accounts accounts,
            LoginThrottle throttle,
            PasswordCheck passwords,
            Attempts attempts,
            RefreshTokens refresh,
            AccessTokens access,
            TokensConfig config) {
        this.accounts = accounts;
        this.throttle = throttle;
        this.passwords = passwords;
        this.attempts = attempts;
        this.refresh = refresh;
        this.access = access;
        this.pairsPerMinute = config.pairsPerMinute();
    }

    public Uni<TokenPair> login(String username, String password, String address) {
        Optional<Account> account = accounts.now().named(username);
        return throttle.enter(username, address).chain(entered -> passwords
                .matches(account, password, address)
                .onFailure()
                .invoke(entered::untried)
                .chain(right -> {
                    if (!right) {
                        throw Unauthorized.because("wrong_credentials", "Username or password is wrong");
                    }
                    entered.succeeded();
                    return begun(account.orElseThrow());
                }));
    }

    private Uni<TokenPair> begun(Account account) {
        return countPair(account.id())
                .chain(() -> refresh.begin(account)
                        .onFailure()
                        .invoke(out -> LOG.warnf("no refresh token: Redis does not answer: %s", out.getMessage()))
                        .onFailure()
                        .recoverWithNull())
                .chain(token -> signed(account, token));
    }

    /** Limited before the token is used: who is told to wait uses the same one again. */
    public Uni<TokenPair> renew(String token) {
        return refresh.accountOf(token)
                .chain(this::countPair)
                .chain(() -> refresh.use(token))
                .chain(used -> accounts.now()
                        .account(used.accountId())
                        .filter(used::isOf)
                        .map(account -> signed(account, used.next()))
                        .orElseGet(() -> endFamily(token)));
    }

    /** By logins and renewals together: each pair costs a signature. */
    private Uni<Void> countPair(String accountId) {
        return attempts.require(
                Map.of("pairs:" + accountId, pairsPerMinute),
                "too_many_tokens",
                "More tokens than an account needs; use those that you have");
    }

    private Uni<TokenPair> endFamily(String token) {
        return refresh.end(token).chain(() -> Uni.createFrom().failure(RefreshTokens.refused()));
    }

    /** A signature takes a millisecond, which no event loop has. */
    private Uni<TokenPair> signed(Account account, String refreshToken) {
        return Uni.createFrom()
                .item(() -> new TokenPair(
                        access.issue(
                                account.id(),
                                account.groups(),
                                UUID.randomUUID().toString()),
                        refreshToken,
                        "Bearer",
                        AccessTokens.LIFE.toSeconds()))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    /** @param refresh {@code null} while Redis is away: the access token works, renewing it does not */
    @Schema
    public record TokenPair(
            @Schema(
                    pattern = "^[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+$",
                    description = "A JWT (RS256) for `Authorization: Bearer`.")
            String access,

            @Schema(
                    nullable = true,
                    pattern = "^[0-9a-f-]{36}\\.[A-Za-z0-9_-]{43}$",
                    description = "For one renewal; null while renewing is out.")
            String refresh,

            @Schema(enumeration = {"Bearer"}) String tokenType,

            @Schema(minimum = "0", description = "Seconds that the access token holds.")
            long expiresIn) {}
}
