package io.usdtaggregator.base.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A Lua script that Redis runs as one step.
 *
 * @param sha1 the hex digest by which Redis knows it once it has run
 */
public record RedisScript(String name, String text, String sha1) {

    /** The script in {@code src/main/resources/redis/<name>.lua}; throws IllegalArgumentException when there is none. */
    public static RedisScript named(String name) {
        try (InputStream file = RedisScript.class.getResourceAsStream("/redis/" + name + ".lua")) {
            if (file == null) {
                throw new IllegalArgumentException("no script redis/" + name + ".lua");
            }
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return new RedisScript(name, text, sha1(text));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("script " + name, unreadable);
        }
    }

    private static String sha1(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-1", missing);
        }
    }
}
