package io.usdtaggregator.gateway.tokens;

import io.smallrye.common.annotation.NonBlocking;
import io.usdtaggregator.gateway.http.answer.Answers;
import io.usdtaggregator.gateway.http.input.Query;
import io.usdtaggregator.gateway.tokens.SigningKey.PublishedKey;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jose4j.keys.BigEndianBigInteger;

/** The public keys, for callers who want to check our signatures. */
@PermitAll
@NonBlocking
@Path("/.well-known/jwks.json")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Who calls")
public class JwksResource {
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final SigningKeys keys;

    JwksResource(SigningKeys keys) {
        this.keys = keys;
    }

    @Schema
    record Jwks(List<Jwk> keys) {}

    /** Its fields are in one order at every gateway, so that the answer has one tag. */
    @Schema
    record Jwk(String kty, String use, String alg, String kid, String n, String e) {}

    @GET
    @Operation(
            operationId = "getKeys",
            summary = "The public keys",
            description =
                    "What tokens and quotes are signed with, as a JSON Web Key Set. Keys rotate without a gap; choose by "
                            + "`kid`. The public half of a key that signs no more stays for 760 days, as quotes that it signed are kept.")
    @SecurityRequirements
    @APIResponseSchema(value = Jwks.class, responseDescription = "The answer.")
    public Response jwks(@Context RoutingContext http) {
        Query.none(http);
        List<Jwk> all = keys.published().stream().map(JwksResource::jwk).toList();
        return Answers.cachedForAll(http, new Jwks(all), KEPT);
    }

    private static Jwk jwk(PublishedKey key) {
        return new Jwk(
                "RSA",
                "sig",
                "RS256",
                key.kid(),
                BigEndianBigInteger.toBase64Url(key.key().getModulus()),
                BigEndianBigInteger.toBase64Url(key.key().getPublicExponent()));
    }
}
