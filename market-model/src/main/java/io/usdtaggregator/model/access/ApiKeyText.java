package io.usdtaggregator.model.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The text of an API key: {@code usdt_live_} or {@code usdt_test_}, 30 random base62 characters, 6 of checksum (CRC32 of
 * all before it). The checksum tells a mistyped key from an unknown one without a look-up.
 */
public record ApiKeyText(String text) {
    public static final String LIVE = "usdt_live_";
    public static final String TEST = "usdt_test_";

    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM_LENGTH = 30;
    private static final int CHECKSUM_LENGTH = 6;
    private static final int PREFIX_LENGTH = LIVE.length() + 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new key; sandbox keys work only in the sandbox, live keys only outside it. */
    public static ApiKeyText random(boolean sandbox) {
        StringBuilder text = new StringBuilder(sandbox ? TEST : LIVE);
        for (int i = 0; i < RANDOM_LENGTH; i++) {
            text.append(BASE62.charAt(RANDOM.nextInt(BASE62.length())));
        }
        return new ApiKeyText(text + checksum(text.toString()));
    }

    /** The key, if the text has the form of one and its checksum is right. */
    public static Optional<ApiKeyText> parse(String text) {
        if (text == null || !text.matches("usdt_(live|test)_[0-9A-Za-z]{36}")) {
            return Optional.empty();
        }
        int end = text.length() - CHECKSUM_LENGTH;
        return checksum(text.substring(0, end)).equals(text.substring(end))
                ? Optional.of(new ApiKeyText(text))
                : Optional.empty();
    }

    public boolean isSandbox() {
        return text.startsWith(TEST);
    }

    /** Hex SHA-256: all that is kept of the key, with {@link #prefix()}. */
    public String digest() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }

    public String prefix() {
        return text.substring(0, PREFIX_LENGTH);
    }

    /** Never the key itself: it might end up in a log. */
    @Override
    public String toString() {
        return prefix() + "...";
    }

    private static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        StringBuilder checksum = new StringBuilder();
        for (long rest = crc.getValue(); checksum.length() < CHECKSUM_LENGTH; rest /= BASE62.length()) {
            checksum.insert(0, BASE62.charAt((int) (rest % BASE62.length())));
        }
        return checksum.toString();
    }
}
