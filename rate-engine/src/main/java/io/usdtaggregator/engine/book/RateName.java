package io.usdtaggregator.engine.book;

import com.github.f4b6a3.ulid.Ulid;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;

/** Names made of what they name, so that two engines that make the same figure of the same books give it one name. */
public final class RateName {
    private static final int RANDOM_BYTES = 10;

    private RateName() {}

    /** A ULID whose random part is the digest of the derivation. */
    static String of(Instant read, String derivation) {
        return new Ulid(Math.max(0, read.toEpochMilli()), Arrays.copyOf(sha256(derivation), RANDOM_BYTES)).toString();
    }

    public static String digest(String text) {
        return HexFormat.of().formatHex(sha256(text));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
