package io.usdtaggregator.engine.history.write;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A long text in short: compressed, and written in letters and digits since Redis is spoken to in texts. */
final class CompressedText {
    private CompressedText() {}

    static String of(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream compressed = new GZIPOutputStream(bytes)) {
            compressed.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory cannot fail", impossible);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /** Throws IllegalArgumentException on anything that {@link #of} did not write. */
    static String read(String compressed) {
        byte[] bytes = Base64.getDecoder().decode(compressed);
        try (GZIPInputStream text = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new IllegalArgumentException("not a compressed text", broken);
        }
    }
}
