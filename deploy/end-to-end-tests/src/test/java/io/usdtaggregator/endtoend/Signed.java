package io.usdtaggregator.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.Base64;

/** Checks a quote as an integrator would, offline, with the public keys alone. */
final class Signed {
    private static final Base64.Decoder URL = Base64.getUrlDecoder();

    private Signed() {}

    /** The signature is one of the keys' and its payload says what the quote says. */
    static void checks(JsonNode quote, JsonNode jwks) {
        String[] parts = quote.get("signature").asText().split("\\.");
        JsonNode header = World.json(text(parts[0]));
        assertEquals("RS256", header.get("alg").asText());
        assertEquals("quote+jwt", header.get("typ").asText());
        ObjectNode said = quote.deepCopy();
        said.remove("signature");
        said.remove("status");
        ObjectNode claims = (ObjectNode) World.json(text(parts[1]));
        assertEquals(
                Instant.parse(quote.get("expires_at").asText()).getEpochSecond(),
                claims.remove("exp").asLong());
        assertEquals(
                Instant.parse(quote.get("created_at").asText()).getEpochSecond(),
                claims.remove("iat").asLong());
        assertEquals(quote.get("id"), claims.remove("jti"));
        assertNotNull(claims.remove("iss"));
        assertNotNull(claims.remove("sub"));
        assertEquals(said, claims);
        for (JsonNode key : jwks.get("keys")) {
            if (key.get("kid").equals(header.get("kid"))) {
                assertTrue(verifies(key, parts), "the signature does not verify");
                return;
            }
        }
        throw new AssertionError("no public key has the kid " + header.get("kid"));
    }

    private static boolean verifies(JsonNode key, String[] parts) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(number(key, "n"), number(key, "e"))));
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(URL.decode(parts[2]));
        } catch (GeneralSecurityException broken) {
            throw new AssertionError(broken);
        }
    }

    private static BigInteger number(JsonNode key, String field) {
        return new BigInteger(1, URL.decode(key.get(field).asText()));
    }

    private static String text(String part) {
        return new String(URL.decode(part), StandardCharsets.UTF_8);
    }
}
