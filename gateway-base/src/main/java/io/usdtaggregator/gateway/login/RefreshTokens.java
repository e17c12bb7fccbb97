package io.usdtaggregator.gateway.login;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.runtime.util.HashUtil;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.base.redis.RedisAnswers;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.base.redis.RedisScript;
import io.usdtaggregator.gateway.security.Unauthorized;
import io.usdtaggregator.gateway.tokens.HmacSha256;
import io.usdtaggregator.model.access.Access.Account;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Refresh tokens, each good for one use. A family begins with a login and lasts 30 days at most; Redis keeps digests of
 * the token that it accepts next and of the one before, which for a moment gives the same successor again: its answer
 * may have been lost. Any other was used before, so it was stolen or its successor was: the family ends.
 */
@Singleton
public class RefreshTokens {
    static final Duration LIFE = Duration.ofDays(7);
    static final Duration LONGEST_LIFE = Duration.ofDays(30);
    static final Duration REPETITION = Duration.ofSeconds(10);
    static final int MOST_FAMILIES = 50;
    private static final Logger LOG = Logger.getLogger(RefreshTokens.class);
    private static final RedisScript BEGIN = RedisScript.named("refresh-begin");
    private static final RedisScript USE = RedisScript.named("refresh-use");
    private static final RedisScript END_ALL = RedisScript.named("refresh-end-all");
    private static final int RANDOM_BYTES = 32;
    private static final int TRIES = 3;
    private static final Pattern FORM = Pattern.compile("[0-9a-f-]{36}\\.[A-Za-z0-9_-]{43}");

    private final RedisCommands redis;
    private final Counter reused;
    private final SecureRandom random = new SecureRandom();

    RefreshTokens(RedisCommands redis, MeterRegistry meters) {
        this.redis = redis;
        this.reused = meters.counter("gateway.refresh.reused");
    }

    /**
     * What one use gives.
     *
     * @param password the digest of the password hash with which the family began
     * @param next the token to use next
     */
    public record Used(String accountId, String password, String next) {
        /** Whether this is still the account that logged in: a new password ends what began with the old one. */
        boolean isOf(Account account) {
            return account.active() && password.equals(fingerprint(account));
        }
    }

    /** Begins a family; where the account has too many, its oldest ends. */
    public Uni<String> begin(Account account) {
        String family = UUID.randomUUID().toString();
        String token = token(family, randomBytes());
        return families(account.id())
                .chain(earlier -> redis.run(
                        BEGIN,
                        keys(
                                Stream.of(RedisKeys.refreshFamily(family), RedisKeys.refreshFamilies(account.id())),
                                earlier),
                        Stream.concat(
                                        Stream.of(
                                                family,
                                                HashUtil.sha256(token),
                                                account.id(),
                                                fingerprint(account),
                                                millis(LIFE),
                                                millis(LONGEST_LIFE),
                                                String.valueOf(MOST_FAMILIES)),
                                        earlier.stream())
                                .toList()))
                .replaceWith(token);
    }

    /** Of an account, oldest first; some may have ended. */
    private Uni<List<String>> families(String accountId) {
        return redis.run("ZRANGE", RedisKeys.refreshFamilies(accountId), "0", "-1")
                .map(found -> RedisAnswers.elements(found).toList());
    }

    private static List<String> keys(Stream<String> first, List<String> families) {
        return Stream.concat(first, families.stream().map(RedisKeys::refreshFamily))
                .toList();
    }

    /** Whose family this token names; refused where there is none. Nothing is used yet. */
    public Uni<String> accountOf(String token) {
        if (!FORM.matcher(token).matches()) {
            return Uni.createFrom().failure(refused());
        }
        return unavailableIfLost(redis.hashField(RedisKeys.refreshFamily(family(token)), "account"))
                .map(account -> account.orElseThrow(RefreshTokens::refused));
    }

    public Uni<Used> use(String token) {
        String salt = Base64.getUrlEncoder().withoutPadding().encodeToString(randomBytes());
        return unavailableIfLost(redis.run(
                        USE,
                        List.of(RedisKeys.refreshFamily(family(token))),
                        List.of(
                                HashUtil.sha256(token),
                                HashUtil.sha256(successor(token, salt)),
                                salt,
                                millis(LIFE),
                                millis(LONGEST_LIFE),
                                millis(REPETITION))))
                .map(outcome -> used(token, outcome));
    }

    private Used used(String token, Response outcome) {
        return switch (outcome.get(0).toString()) {
            case "used" ->
                new Used(
                        outcome.get(1).toString(),
                        outcome.get(2).toString(),
                        successor(token, outcome.get(3).toString()));
            case "reused" -> {
                reused.increment();
                LOG.warnf("a refresh token of account %s was used again: its family ends", outcome.get(1));
                throw refused();
            }
            default -> throw refused();
        };
    }

    public Uni<Void> end(String token) {
        return unavailableIfLost(redis.delete(RedisKeys.refreshFamily(family(token))));
    }

    public Uni<Void> endAll(String accountId) {
        return families(accountId)
                .chain(families ->
                        redis.run(END_ALL, keys(Stream.of(RedisKeys.refreshFamilies(accountId)), families), families))
                .onFailure(RefreshTokens::isOutdated)
                .retry()
                .atMost(TRIES)
                .replaceWithVoid();
    }

    /** Whether a family began meanwhile. */
    private static boolean isOutdated(Throwable failure) {
        return String.valueOf(failure.getMessage()).contains("OUTDATED families");
    }

    public static HttpProblem refused() {
        return Unauthorized.because(
                "invalid_refresh_token", "This refresh token is unknown, expired or was used before; log in again");
    }

    private static <T> Uni<T> unavailableIfLost(Uni<T> answer) {
        return answer.onFailure()
                .transform(out -> Problem.unavailable(
                        "refresh_unavailable", "Tokens cannot be renewed right now", Duration.ofSeconds(2)));
    }

    /** Neither who has the token nor who reads Redis can make it without the other. */
    private static String successor(String token, String salt) {
        return token(family(token), HmacSha256.of(token, salt));
    }

    private static String token(String family, byte[] secret) {
        return family + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    private byte[] randomBytes() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String family(String token) {
        return token.substring(0, token.indexOf('.'));
    }

    private static String fingerprint(Account account) {
        return HashUtil.sha256(account.passwordHash());
    }

    private static String millis(Duration duration) {
        return String.valueOf(duration.toMillis());
    }
}
