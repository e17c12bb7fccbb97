package io.usdtaggregator.admin.staff.twostep;

import io.usdtaggregator.admin.AdminConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals the secrets of the second step for the database (AES-256-GCM), each to its account. Without the variable there is
 * no second step: a secret in the clear is none.
 */
@ApplicationScoped
public class TwoStepSeal {
    private static final int SHORTEST = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Optional<SecretKeySpec> key;
    private final SecureRandom random = new SecureRandom();

    @Inject
    TwoStepSeal(AdminConfig config) {
        this(config.twoStepSecret());
    }

    /** @param secret of 32 characters at least */
    TwoStepSeal(Optional<String> secret) {
        this.key = secret.map(TwoStepSeal::derived);
    }

    public boolean isPossible() {
        return key.isPresent();
    }

    byte[] seal(String account, byte[] secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, account, nonce, secret);
        return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /** @throws IllegalStateException for what was sealed with another secret, or for another account */
    byte[] open(String account, byte[] stored) {
        ByteBuffer parts = ByteBuffer.wrap(stored);
        byte[] nonce = new byte[NONCE_BYTES];
        parts.get(nonce);
        byte[] sealed = new byte[parts.remaining()];
        parts.get(sealed);
        return crypt(Cipher.DECRYPT_MODE, account, nonce, sealed);
    }

    private byte[] crypt(int mode, String account, byte[] nonce, byte[] bytes) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key.orElseThrow(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(account.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException wrong) {
            throw new IllegalStateException("TWO_STEP_SECRET is not the one that this was sealed with", wrong);
        }
    }

    private static SecretKeySpec derived(String secret) {
        if (secret.length() < SHORTEST) {
            throw new IllegalStateException("TWO_STEP_SECRET must have " + SHORTEST + " characters or more");
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return new SecretKeySpec(digest, "AES");
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }
}
