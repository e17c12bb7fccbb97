package io.usdtaggregator.gateway.tokens;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import jakarta.inject.Singleton;

/** Signs what others must be able to verify with the public keys of {@code /.well-known/jwks.json}: RS256. */
@Singleton
public class TokenSigner {
    private final SigningKeys keys;

    TokenSigner(SigningKeys keys) {
        this.keys = keys;
    }

    /**
     * A compact JWS of these claims; takes a millisecond of CPU.
     *
     * @param type its {@code typ}, so that what is signed for one purpose never passes for another
     */
    public String sign(String type, JwtClaimsBuilder claims) {
        return sign(keys.current(), type, claims);
    }

    static String sign(SigningKey key, String type, JwtClaimsBuilder claims) {
        return claims.jws()
                .type(type)
                .keyId(key.kid())
                .algorithm(SignatureAlgorithm.RS256)
                .sign(key.privateKey());
    }
}
