package io.usdtaggregator.gateway.contract;

import io.smallrye.jwt.build.Jwt;
import io.usdtaggregator.gateway.tokens.TokenSigner;
import java.util.List;
import java.util.UUID;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Tokens as callers may hold them: of an account, too old, and of somebody else's making. */
final class Tokens {
    private static final String TYPE = "at+jwt";

    private Tokens() {}

    static String of(TokenSigner signatures, String account) {
        return signatures.sign(TYPE, Jwt.claimsJson(claims(account, 600).toJson()));
    }

    static String expired(TokenSigner signatures) {
        return signatures.sign(TYPE, Jwt.claimsJson(claims("a-boss", -1).toJson()));
    }

    /** Right in all but its key, which is not ours. */
    static String foreign() {
        try {
            JsonWebSignature token = new JsonWebSignature();
            token.setAlgorithmHeaderValue("RS256");
            token.setKeyIdHeaderValue("theirs");
            token.setHeader("typ", TYPE);
            token.setKey(RsaJwkGenerator.generateJwk(2048).getPrivateKey());
            token.setPayload(claims("a-boss", 600).toJson());
            return token.getCompactSerialization();
        } catch (JoseException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static JwtClaims claims(String account, long secondsLeft) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer("usdt-aggregator");
        claims.setAudience("usdt-aggregator-api");
        claims.setSubject(account);
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setIssuedAtToNow();
        claims.setExpirationTime(NumericDate.fromSeconds(NumericDate.now().getValue() + secondsLeft));
        claims.setStringListClaim("groups", List.of("integrator", "operator"));
        return claims;
    }
}
