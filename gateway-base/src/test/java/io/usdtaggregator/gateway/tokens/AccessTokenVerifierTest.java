package io.usdtaggregator.gateway.tokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

/** Without a server: which of our own tokens are taken, and what is said of one that has expired. */
class AccessTokenVerifierTest {
    private final SigningKey key = SigningKey.generate(Instant.now(), Instant.now());
    private final AccessTokenVerifier verifier = new AccessTokenVerifier(
            kid -> Optional.of(key).filter(one -> one.kid().equals(kid)));
    private final Instant now = Instant.now();

    @Test
    void a_token_of_ours_says_whose_it_is() throws ParseException {
        JsonWebToken token = verify(sign(claims(now, now.plusSeconds(900))));

        assertEquals("a-demo", token.getSubject());
        assertEquals(Set.of("integrator"), token.getGroups());
    }

    @Test
    void one_that_has_expired_is_told_from_one_that_was_never_right() {
        String expired = sign(claims(now.minusSeconds(60), now.minusSeconds(1)));

        assertTrue(AccessTokenVerifier.hasExpired(refusal(expired)));
        assertFalse(AccessTokenVerifier.hasExpired(refusal(expired.substring(0, expired.length() - 8) + "AAAAAAAA")));
        assertFalse(AccessTokenVerifier.hasExpired(refusal(sign(claims(now, now.plusSeconds(901))))));
    }

    private ParseException refusal(String token) {
        return assertThrows(ParseException.class, () -> verify(token));
    }

    private JsonWebToken verify(String token) throws ParseException {
        JWTAuthContextInfo rules = new JWTAuthContextInfo();
        rules.setIssuedBy("us");
        rules.setExpectedAudience(Set.of("all"));
        rules.setMaxTimeToLiveSecs(900L);
        return verifier.parse(token, rules);
    }

    private static JwtClaimsBuilder claims(Instant from, Instant until) {
        return Jwt.issuer("us")
                .audience("all")
                .subject("a-demo")
                .groups("integrator")
                .claim("jti", "t-1")
                .issuedAt(from)
                .expiresAt(until);
    }

    private String sign(JwtClaimsBuilder claims) {
        return TokenSigner.sign(key, AccessTokenVerifier.TYPE, claims);
    }
}
