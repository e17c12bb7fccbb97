package io.usdtaggregator.gateway.tokens;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jose4j.jwt.consumer.InvalidJwtException;

/**
 * SmallRye JWT's verification with the keys of our own table: the key is found by the token's {@code kid}, and whatever
 * key the token brings along is ignored. Signature (RS256), issuer, audience and expiry are SmallRye's, by configuration.
 */
@ApplicationScoped
@Alternative
@Priority(1)
public class AccessTokenVerifier extends JWTCallerPrincipalFactory {
    /** The {@code typ} of access tokens (RFC 9068). */
    static final String TYPE = "at+jwt";
    /** So much may the clock of the gateway that issued a token differ from this one's. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Function<String, Optional<SigningKey>> keys;
    private final JWTCallerPrincipalFactory framework = new DefaultJWTCallerPrincipalFactory();

    @Inject
    AccessTokenVerifier(SigningKeys keys) {
        this(keys::forVerification);
    }

    /** @param keys the key of a name; empty where there is none */
    AccessTokenVerifier(Function<String, Optional<SigningKey>> keys) {
        this.keys = keys;
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Header(String typ, String kid) {}

    /** Throws a 503 where the key may be one that could not be read. */
    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo rules) throws ParseException {
        Header header = header(token);
        if (!TYPE.equals(header.typ())) {
            throw new ParseException("not an access token");
        }
        JWTAuthContextInfo withKey = new JWTAuthContextInfo(rules);
        withKey.setPublicVerificationKey(keys.apply(header.kid())
                .map(SigningKey::publicKey)
                .orElseThrow(() -> new ParseException("unknown kid")));
        // Configuration cannot say 0. A token ends by this clock, to the second: who is late renews.
        withKey.setClockSkew(0);
        JWTCallerPrincipal principal = framework.parse(token, withKey);
        requireSubjectAndTimes(principal);
        return principal;
    }

    /** Whether a token that was refused is one of ours that was right until it expired. */
    public static boolean hasExpired(ParseException refused) {
        return Stream.iterate((Throwable) refused, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof InvalidJwtException invalid && invalid.hasExpired());
    }

    private static void requireSubjectAndTimes(JWTCallerPrincipal token) throws ParseException {
        boolean isFromTheFuture = Instant.ofEpochSecond(token.getIssuedAtTime())
                .isAfter(Instant.now().plus(CLOCKS_APART));
        if (isFromTheFuture || token.getSubject() == null || token.getTokenID() == null) {
            throw new ParseException("a claim is missing, or the token is from the future");
        }
    }

    private static Header header(String token) throws ParseException {
        int end = token.indexOf('.');
        try {
            byte[] json = Base64.getUrlDecoder().decode(token.substring(0, Math.max(0, end)));
            return JSON.readValue(json, Header.class);
        } catch (IllegalArgumentException | IOException unreadable) {
            throw new ParseException("the header cannot be read", unreadable);
        }
    }
}
