package io.usdtaggregator.gateway.tokens;

import io.smallrye.jwt.build.Jwt;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Issues access tokens, each for 15 minutes. */
@Singleton
public class AccessTokens {
    public static final Duration LIFE = Duration.ofMinutes(15);

    private final TokenSigner signer;
    private final String issuer;
    private final String audience;

    AccessTokens(
            TokenSigner signer,
            @ConfigProperty(name = "mp.jwt.verify.issuer") String issuer,
            @ConfigProperty(name = "mp.jwt.verify.audiences") String audience) {
        this.signer = signer;
        this.issuer = issuer;
        this.audience = audience;
    }

    /** A new token for this account; its signature takes a millisecond of CPU. */
    public String issue(String accountId, Set<String> groups, String id) {
        return signer.sign(
                AccessTokenVerifier.TYPE,
                Jwt.issuer(issuer)
                        .audience(audience)
                        .subject(accountId)
                        .groups(groups)
                        .claim("jti", id)
                        .expiresIn(LIFE));
    }
}
