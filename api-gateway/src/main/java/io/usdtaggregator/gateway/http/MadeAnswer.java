package io.usdtaggregator.gateway.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * An answer made once and given to many: its bytes, plain and compressed, each form with a strong tag of its own
 * (RFC 9110, 8.8.3.3). It is compressed when first asked for so, and only where that pays.
 */
public final class MadeAnswer {
    /** Below this the headers weigh more than what is saved. */
    private static final int WORTH_COMPRESSING = 512;

    private final Form plain;
    private final String cacheControl;
    private volatile Form gzip;

    /**
     * @param tag of the plain bytes, in quotation marks
     * @param until when the next change is expected
     */
    public MadeAnswer(byte[] json, String tag, Duration until) {
        this.plain = new Form(json, Buffer.buffer(json), tag, Optional.empty());
        this.cacheControl = "private, max-age=" + Math.max(0, until.toSeconds());
    }

    /** The bytes as one kind of caller gets them; the buffer is shared and never written to. */
    public record Form(byte[] bytes, Buffer buffer, String tag, Optional<String> encoding) {}

    /** The form that this caller can read. */
    public Form formFor(HttpServerRequest request) {
        return plain.bytes().length >= WORTH_COMPRESSING && readsGzip(request) ? compressed() : plain;
    }

    /** The tag of the form that this caller holds already, by its If-None-Match. */
    public Optional<String> heldBy(HttpServerRequest request) {
        String given = request.headers().get(HttpHeaders.IF_NONE_MATCH);
        if (given == null) {
            return Optional.empty();
        }
        for (String one : given.split(",")) {
            String candidate = one.trim();
            String strong = candidate.startsWith("W/") ? candidate.substring(2) : candidate;
            if (candidate.equals("*") || strong.equals(plain.tag())) {
                return Optional.of(plain.tag());
            }
            if (strong.equals(gzipTag())) {
                return Optional.of(gzipTag());
            }
        }
        return Optional.empty();
    }

    public String cacheControl() {
        return cacheControl;
    }

    /** What it weighs in memory, about. */
    public int size() {
        return 2 * plain.bytes().length;
    }

    private String gzipTag() {
        return plain.tag().substring(0, plain.tag().length() - 1) + "-gzip\"";
    }

    private Form compressed() {
        Form known = gzip;
        if (known == null) {
            byte[] bytes = gzip(plain.bytes());
            known = new Form(bytes, Buffer.buffer(bytes), gzipTag(), Optional.of("gzip"));
            gzip = known;
        }
        return known;
    }

    private static boolean readsGzip(HttpServerRequest request) {
        String accepted = request.headers().get(HttpHeaders.ACCEPT_ENCODING);
        if (accepted == null) {
            return false;
        }
        for (String one : accepted.split(",")) {
            String coding = one.replace(" ", "");
            if (coding.equalsIgnoreCase("gzip") || coding.regionMatches(true, 0, "gzip;", 0, 5)) {
                return !coding.matches("(?i)gzip;q=0(\\.0*)?");
            }
        }
        return false;
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(bytes.length / 4);
        try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
            out.write(bytes);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return compressed.toByteArray();
    }
}
