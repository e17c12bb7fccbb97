package io.usdtaggregator.gateway.tokens;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;

/** The public half of a key, by which callers check what it signed. */
public record PublishedKey(String kid, RSAPublicKey key) {

    public static PublishedKey stored(String kid, byte[] publicKey) {
        try {
            return new PublishedKey(kid, (RSAPublicKey)
                    KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(publicKey)));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the stored public key " + kid + " cannot be read", broken);
        }
    }
}
