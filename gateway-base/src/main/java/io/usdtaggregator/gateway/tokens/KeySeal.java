package io.usdtaggregator.gateway.tokens;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals private signing keys, and the secrets of webhooks, for PostgreSQL (AES-256-GCM, bound to the key's name) under a
 * secret of the environment: who reads the database or its backup cannot sign. Without a secret they lie there as they are.
 */
@Singleton
public class KeySeal {
    private static final String VARIABLE = "SIGNING_KEYS_SECRET";
    private static final int SHORTEST = 32;
    /** What a sealed key begins with; one in the clear begins with 0x30, as every DER sequence does. */
    private static final byte SEALED = 1;

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Optional<SecretKeySpec> key;
    private final Optional<SecretKeySpec> other;
    private final SecureRandom random = new SecureRandom();

    @Inject
    KeySeal(TokensConfig config) {
        this(config.keysSecret(), config.keysSecretOther());
    }

    /** @param secret of 32 characters at least; without one nothing is sealed */
    public KeySeal(Optional<String> secret) {
        this(secret, Optional.empty());
    }

    /** @param other opens what it sealed, and seals nothing: the secret before, or the next one */
    public KeySeal(Optional<String> secret, Optional<String> other) {
        this.key = secret.map(KeySeal::derived);
        this.other = other.map(KeySeal::derived);
    }

    public byte[] seal(String kid, byte[] privateKey) {
        if (key.isEmpty()) {
            return privateKey;
        }
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = encrypted(key.get(), kid, nonce, privateKey);
        return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
                .put(SEALED)
                .put(nonce)
                .put(sealed)
                .array();
    }

    public byte[] open(String kid, byte[] stored) {
        if (stored.length == 0 || stored[0] != SEALED) {
            return stored;
        }
        ByteBuffer parts = ByteBuffer.wrap(stored, 1, stored.length - 1);
        byte[] nonce = new byte[NONCE_BYTES];
        parts.get(nonce);
        byte[] sealed = new byte[parts.remaining()];
        parts.get(sealed);
        return opened(kid, nonce, sealed);
    }

    private byte[] opened(String kid, byte[] nonce, byte[] sealed) {
        List<SecretKeySpec> held =
                Stream.of(key, other).flatMap(Optional::stream).toList();
        if (held.isEmpty()) {
            throw new IllegalStateException("the signing key " + kid + " is sealed: set " + VARIABLE);
        }
        GeneralSecurityException wrong = null;
        for (SecretKeySpec each : held) {
            try {
                return crypt(Cipher.DECRYPT_MODE, each, kid, nonce, sealed);
            } catch (GeneralSecurityException notThisOne) {
                wrong = notThisOne;
            }
        }
        throw new IllegalStateException(
                "the signing key " + kid + " does not open: " + VARIABLE + " is not the one it was sealed with", wrong);
    }

    private static byte[] encrypted(SecretKeySpec key, String kid, byte[] nonce, byte[] text) {
        try {
            return crypt(Cipher.ENCRYPT_MODE, key, kid, nonce, text);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("AES-GCM is not there", impossible);
        }
    }

    private static byte[] crypt(int mode, SecretKeySpec key, String kid, byte[] nonce, byte[] text)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(kid.getBytes(StandardCharsets.UTF_8));
        return cipher.doFinal(text);
    }

    private static SecretKeySpec derived(String secret) {
        if (secret.length() < SHORTEST) {
            throw new IllegalArgumentException(VARIABLE + " must have at least " + SHORTEST
                    + " random characters, such as `openssl rand -hex 32` makes");
        }
        return new SecretKeySpec(HmacSha256.of(secret, "signing keys"), "AES");
    }
}
