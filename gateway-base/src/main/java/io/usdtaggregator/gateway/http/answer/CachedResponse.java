package io.usdtaggregator.gateway.http.answer;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * An answer made once and given to many: its bytes, plain and compressed. It is compressed when first asked for so, and
 * only where that pays; the weak tag is the same for both, for both say the same.
 */
public final class CachedResponse {
    /** Below this the headers weigh more than what is saved. */
    private static final int WORTH_COMPRESSING = 512;

    private final byte[] json;
    private final Buffer plain;
    private final String tag;
    private final CharSequence cacheControl;
    private volatile Buffer gzip;

    /**
     * @param tag as {@link EntityTag#of} makes it
     * @param until when the next change is expected
     */
    public CachedResponse(byte[] json, String tag, Duration until) {
        this.json = json;
        this.plain = Buffer.buffer(json);
        this.tag = tag;
        this.cacheControl = HttpHeaders.createOptimized("private, max-age=" + Math.max(0, until.toSeconds()));
    }

    public String tag() {
        return tag;
    }

    public CharSequence cacheControl() {
        return cacheControl;
    }

    /** What it weighs in memory, about. */
    public int size() {
        return 2 * json.length;
    }

    /** Whether this caller gets the compressed bytes. */
    public boolean isCompressedFor(HttpServerRequest request) {
        return json.length >= WORTH_COMPRESSING && readsGzip(request);
    }

    /** The bytes; they are shared and never written to. */
    public Buffer bytes(boolean compressed) {
        return compressed ? compressed() : plain;
    }

    /** Whether this caller holds the answer already, by its If-None-Match. */
    public boolean isHeldBy(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.IF_NONE_MATCH)
                && listed(request, HttpHeaders.IF_NONE_MATCH).anyMatch(given -> EntityTag.isSame(given, tag));
    }

    /** The members of a list that may be given in one line or in several. */
    private static Stream<String> listed(HttpServerRequest request, CharSequence header) {
        return request.headers().getAll(header).stream()
                .flatMap(line -> Stream.of(line.split(",")))
                .map(String::trim);
    }

    private Buffer compressed() {
        Buffer known = gzip;
        if (known == null) {
            known = Buffer.buffer(gzip(json));
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
