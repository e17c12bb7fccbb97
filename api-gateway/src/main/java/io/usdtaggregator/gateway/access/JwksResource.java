package io.usdtaggregator.gateway.access;

import io.smallrye.common.annotation.NonBlocking;
import io.usdtaggregator.gateway.http.Query;
import io.usdtaggregator.model.json.MarketJson;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The public keys, for callers who want to check our signatures. */
@OpenToAll
@NonBlocking
@Path("/.well-known/jwks.json")
@Produces(MediaType.APPLICATION_JSON)
public class JwksResource {
    private final SigningKeys keys;

    JwksResource(SigningKeys keys) {
        this.keys = keys;
    }

    @GET
    public Response jwks(@Context RoutingContext http) {
        Query.none(http);
        List<Map<String, String>> all =
                keys.published().stream().map(JwksResource::jwk).toList();
        return Response.ok(MarketJson.write(Map.of("keys", all)))
                .header("Cache-Control", "public, max-age=60")
                .build();
    }

    private static Map<String, String> jwk(PublishedKey key) {
        return Map.of(
                "kty",
                "RSA",
                "use",
                "sig",
                "alg",
                "RS256",
                "kid",
                key.kid(),
                "n",
                base64(key.key().getModulus()),
                "e",
                base64(key.key().getPublicExponent()));
    }

    private static String base64(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] unsigned = bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(unsigned);
    }
}
