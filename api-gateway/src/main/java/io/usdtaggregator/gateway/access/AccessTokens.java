package io.usdtaggregator.gateway.access;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.usdtaggregator.model.access.Access.Account;
import jakarta.inject.Singleton;
import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.UnresolvableKeyException;

/** Makes and checks access tokens: RS256 and nothing else, 15 minutes. */
@Singleton
public class AccessTokens {
    public static final Duration LIFE = Duration.ofMinutes(15);
    /**
     * So much may the clock of the gateway that made a token differ from this one's. Its end is its end by this clock, to
     * the second: who is late renews.
     */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

    private static final String TYPE = "at+jwt";

    private final SigningKeys keys;
    private final Signatures signatures;
    private final String issuer;
    private final String audience;
    private final JwtConsumer consumer;

    AccessTokens(
            SigningKeys keys,
            Signatures signatures,
            @ConfigProperty(name = "gateway.tokens.issuer") String issuer,
            @ConfigProperty(name = "gateway.tokens.audience") String audience) {
        this.keys = keys;
        this.signatures = signatures;
        this.issuer = issuer;
        this.audience = audience;
        this.consumer = new JwtConsumerBuilder()
                .setExpectedIssuer(issuer)
                .setExpectedAudience(audience)
                .setExpectedType(true, TYPE)
                .setRequireSubject()
                .setRequireJwtId()
                .setRequireExpirationTime()
                .setMaxFutureValidityInMinutes((int) LIFE.plus(CLOCKS_APART).toMinutes())
                .setRequireIssuedAt()
                .setIssuedAtRestrictions((int) CLOCKS_APART.toSeconds(), (int)
                        LIFE.plus(CLOCKS_APART).toSeconds())
                .setJwsAlgorithmConstraints(
                        AlgorithmConstraints.ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256)
                .setVerificationKeyResolver(new ByKid(keys))
                .build();
    }

    /** A new token for this account; its signature takes a millisecond of CPU. */
    String issue(Account account, String id) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setAudience(audience);
        claims.setSubject(account.id());
        claims.setJwtId(id);
        claims.setIssuedAtToNow();
        claims.setExpirationTime(
                NumericDate.fromSeconds(Instant.now().plus(LIFE).getEpochSecond()));
        claims.setStringListClaim("groups", List.copyOf(account.groups()));
        return signatures.sign(TYPE, claims.toJson());
    }

    /** What this token says, if it is one of ours and has not expired; else a problem tells why not. */
    VerifiedToken verify(String text) {
        keys.requireAny();
        try {
            JwtClaims claims = consumer.processToClaims(text);
            List<String> groups = claims.getStringListClaimValue("groups");
            return new VerifiedToken(
                    claims.getSubject(),
                    groups == null ? Set.of() : Set.copyOf(groups),
                    Instant.ofEpochMilli(claims.getExpirationTime().getValueInMillis()));
        } catch (InvalidJwtException refused) {
            throw reason(refused);
        } catch (MalformedClaimException malformed) {
            throw notOurs();
        }
    }

    private HttpProblem reason(InvalidJwtException refused) {
        if (refused.hasErrorCode(ErrorCodes.EXPIRED)) {
            return Unauthorized.because(
                    "expired_token", "This token has expired; get a new pair at /api/v1/auth/refresh");
        }
        // Another gateway may have signed with a key that could not be read here.
        return refused.getCause() instanceof UnresolvableKeyException && keys.mayLack()
                ? SigningKeys.unread()
                : notOurs();
    }

    private static HttpProblem notOurs() {
        return Unauthorized.because("invalid_token", "This token is not one of ours");
    }

    /** Keys come from our own store by their name; whatever key a token brings along is ignored. */
    private record ByKid(SigningKeys keys) implements VerificationKeyResolver {
        @Override
        public Key resolveKey(JsonWebSignature jws, List<JsonWebStructure> nesting) throws UnresolvableKeyException {
            return keys.named(jws.getKeyIdHeaderValue())
                    .map(SigningKey::publicKey)
                    .orElseThrow(() -> new UnresolvableKeyException("unknown kid"));
        }
    }
}
