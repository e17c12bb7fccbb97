package io.usdtaggregator.gateway.tokens;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.UUID;

/** One RSA key pair; it is published at once and signs from {@code signsFrom} on, so that all gateways know it by then. */
public record SigningKey(
        String kid, PrivateKey privateKey, RSAPublicKey publicKey, Instant createdAt, Instant signsFrom) {
    private static final int BITS = 2048;

    public static SigningKey generate(Instant now, Instant signsFrom) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            KeyPair pair = generator.generateKeyPair();
            return new SigningKey(
                    UUID.randomUUID().toString(), pair.getPrivate(), (RSAPublicKey) pair.getPublic(), now, signsFrom);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every JDK has RSA", missing);
        }
    }

    public static SigningKey stored(
            String kid, byte[] privateKey, byte[] publicKey, Instant createdAt, Instant signsFrom) {
        try {
            return new SigningKey(
                    kid,
                    KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(privateKey)),
                    PublishedKey.stored(kid, publicKey).key(),
                    createdAt,
                    signsFrom);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the stored signing key " + kid + " cannot be read", broken);
        }
    }

    /** The same key, which signs from then on. */
    SigningKey signingFrom(Instant instant) {
        return new SigningKey(kid, privateKey, publicKey, createdAt, instant);
    }

    /** Never the key itself: it might end up in a log. */
    @Override
    public String toString() {
        return "SigningKey[" + kid + "]";
    }

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
}
