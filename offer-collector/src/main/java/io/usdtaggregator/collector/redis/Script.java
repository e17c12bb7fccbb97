package io.usdtaggregator.collector.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A Lua script of {@code /lua}, which Redis runs as one step. */
public record Script(String text) {

    public static Script named(String name) {
        try (InputStream stream = Script.class.getResourceAsStream("/lua/" + name + ".lua")) {
            return new Script(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("script " + name, unreadable);
        }
    }
}
