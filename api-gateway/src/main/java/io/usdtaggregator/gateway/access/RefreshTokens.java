package io.usdtaggregator.gateway.access;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.gateway.problem.Problem;
import io.usdtaggregator.model.redis.RedisKeys;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Refresh tokens, each good for one use. A family begins with a login; Redis keeps the digest of the one token that it
 * accepts next. Any other token of the family was used before, so it was stolen or its successor was: the family ends.
 */
@Singleton
public class RefreshTokens {
    private static final Duration LIFE = Duration.ofDays(7);
    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final int RANDOM_BYTES = 32;
    private static final int DIGEST_LENGTH = 64;
    private static final Pattern FORM = Pattern.compile("[0-9a-f-]{36}\\.[A-Za-z0-9_-]{43}");
    private static final String EXCHANGE = """
            local held = redis.call('GET', KEYS[1])
            if not held then return '' end
            if string.sub(held, 1, 64) ~= ARGV[1] then
              redis.call('DEL', KEYS[1])
              return ''
            end
            local account = string.sub(held, 65)
            redis.call('SET', KEYS[1], ARGV[2] .. account, 'PX', ARGV[3])
            return account
            """;

    private final ReactiveRedisDataSource redis;
    private final SecureRandom random = new SecureRandom();

    RefreshTokens(ReactiveRedisDataSource redis) {
        this.redis = redis;
    }

    /** What one use gives: the account, and the token to use next. */
    record Exchanged(String accountId, String next) {}

    /** Begins a family. */
    Uni<String> begin(String accountId) {
        String token = token(UUID.randomUUID().toString());
        return redis.value(String.class)
                .psetex(RedisKeys.refreshFamily(family(token)), LIFE.toMillis(), digest(token) + accountId)
                .replaceWith(token)
                .ifNoItem()
                .after(DEADLINE)
                .fail();
    }

    Uni<Exchanged> use(String token) {
        if (!FORM.matcher(token).matches()) {
            return Uni.createFrom().failure(refused());
        }
        String next = token(family(token));
        return redis.execute(
                        "EVAL",
                        EXCHANGE,
                        "1",
                        RedisKeys.refreshFamily(family(token)),
                        digest(token),
                        digest(next),
                        String.valueOf(LIFE.toMillis()))
                .ifNoItem()
                .after(DEADLINE)
                .fail()
                .onFailure()
                .transform(out -> Problem.unavailable(
                        "refresh_unavailable", "Tokens cannot be renewed right now", Duration.ofSeconds(2)))
                .map(Response::toString)
                .map(accountId -> {
                    if (accountId.isEmpty()) {
                        throw refused();
                    }
                    return new Exchanged(accountId, next);
                });
    }

    static Problem refused() {
        return Problem.unauthorized(
                "invalid_refresh_token", "This refresh token is unknown, expired or was used before; log in again");
    }

    private String token(String family) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return family + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String family(String token) {
        return token.substring(0, token.indexOf('.'));
    }

    private static String digest(String token) {
        try {
            String digest = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII)));
            assert digest.length() == DIGEST_LENGTH;
            return digest;
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }
}
