package io.usdtaggregator.gateway.tokens;

import io.smallrye.jwt.build.Jwt;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;

/** Issues access tokens, each for 15 minutes. */
@Singleton
public class AccessTokens {
    public static final Duration LIFE = Duration.ofMinutes(15);

    private final TokenSigner signer;
    private final TokensConfig config;

    AccessTokens(TokenSigner signer, TokensConfig config) {
        this.signer = signer;
        this.config = config;
    }

    /** A new token for this account; its signature takes a millisecond of CPU. */
    public String issue(String accountId, Set<String> groups, String id) {
        return signer.sign(
                AccessTokenVerifier.TYPE,
                Jwt.issuer(config.issuer())
                        .audience(config.audience())
                        .subject(accountId)
                        .groups(groups)
                        .claim("jti", id)
                        .expiresIn(LIFE));
    }
}
