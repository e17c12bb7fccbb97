package io.usdtaggregator.base.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id with 19 MiB, two passes, one lane (OWASP's password storage advice). It takes tens of milliseconds of CPU: call it on a small
 * pool of worker threads, never on an event loop.
 */
public final class PasswordHash {
    private static final String START = "$argon2id$v=19$m=19456,t=2,p=1$";
    private static final int MEMORY_KIB = 19_456;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Of no password at all: checked against where an account does not exist, so that both answers take the same time. */
    public static final String OF_NOBODY = of(Base64.getEncoder().encodeToString(salt()));

    private PasswordHash() {}

    /** The text to keep, salt included. */
    public static String of(String password) {
        byte[] salt = salt();
        return START + base64(salt) + "$" + base64(derive(password, salt));
    }

    /** Whether the password is the one that the hash was made of; a text of another form matches nothing. */
    public static boolean matches(String password, String hash) {
        if (!hash.startsWith(START)) {
            return false;
        }
        String[] parts = hash.substring(START.length()).split("\\$");
        byte[] salt = Base64.getDecoder().decode(parts[0]);
        byte[] expected = Base64.getDecoder().decode(parts[1]);
        return MessageDigest.isEqual(expected, derive(password, salt));
    }

    private static byte[] derive(String password, byte[] salt) {
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withMemoryAsKB(MEMORY_KIB)
                .withIterations(2)
                .withParallelism(1)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[HASH_BYTES];
        argon2.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }

    private static byte[] salt() {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return salt;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
}
