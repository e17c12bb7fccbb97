package io.usdtaggregator.gateway.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * An answer made once and given to many: its bytes, plain and compressed, each form with a strong tag of its own
 * (RFC 9110, 8.8.3.3). It is compressed when first asked for so, and only where that pays.
 */
public final class MadeAnswer {
    /** Below this the headers weigh more than what is saved. */
    private static final int WORTH_COMPRESSING = 512;

    private final Form plain;
    private final CharSequence cacheControl;
    private volatile Form gzip;

    /**
     * @param tag of the plain bytes, in quotation marks
     * @param until when the next change is expected
     */
    public MadeAnswer(byte[] json, String tag, Duration until) {
        this.plain = new Form(json, Buffer.buffer(json), tag, Optional.empty());
        this.cacheControl = HttpHeaders.createOptimized("private, max-age=" + Math.max(0, until.toSeconds()));
    }

    /** The bytes as one kind of caller gets them; the buffer is shared and never written to. */
    public record Form(byte[] bytes, Buffer buffer, String tag, Optional<String> encoding) {}

    /** The form that this caller can read. */
    public Form formFor(HttpServerRequest request) {
        return plain.bytes().length >= WORTH_COMPRESSING && readsGzip(request) ? compressed() : plain;
    }

    /** The tag of the form that this caller holds already, by its If-None-Match. */
    public Optional<String> heldBy(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.IF_NONE_MATCH)
                ? listed(request, HttpHeaders.IF_NONE_MATCH)
                        .flatMap(given -> formTagged(given, request))
                        .findFirst()
                : Optional.empty();
    }

    private Stream<String> formTagged(String given, HttpServerRequest request) {
        String strong = given.startsWith("W/") ? given.substring(2) : given;
        if (given.equals("*")) {
            return Stream.of(formFor(request).tag());
        }
        return strong.equals(plain.tag()) || strong.equals(gzipTag()) ? Stream.of(strong) : Stream.empty();
    }

    /** The members of a list that may be given in one line or in several. */
    private static Stream<String> listed(HttpServerRequest request, CharSequence header) {
        return request.headers().getAll(header).stream()
                .flatMap(line -> Stream.of(line.split(",")))
                .map(String::trim);
    }

    public CharSequence cacheControl() {
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
        return request.headers().contains(HttpHeaders.ACCEPT_ENCODING)
                && listed(request, HttpHeaders.ACCEPT_ENCODING)
                        .map(coding -> coding.replace(" ", ""))
                        .filter(coding ->
                                coding.equalsIgnoreCase("gzip") || coding.regionMatches(true, 0, "gzip;", 0, 5))
                        .findFirst()
                        .filter(coding -> !coding.matches("(?i)gzip;q=0(\\.0*)?"))
                        .isPresent();
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
