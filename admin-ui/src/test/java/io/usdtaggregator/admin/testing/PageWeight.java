package io.usdtaggregator.admin.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** What a browser loads for a page: the page, its style sheets and scripts, and what they fetch at once. */
public final class PageWeight {
    private static final Pattern FILES = Pattern.compile("(?:href|src)=\"(/[^\"]+\\.(?:css|js|svg))\"");
    private static final Pattern FRAGMENTS = Pattern.compile("hx-get=\"([^\"]+)\" hx-trigger=\"load\"");
    private static final Pattern CHARTS =
            Pattern.compile("data-url=\"(/[^\"]+?)\"(?: data-span=\"(\\w+)\")?[^>]* data-empty");

    private final URI address;
    private final Browsing session;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, Bytes> files = new HashMap<>();

    public PageWeight(URI address, Browsing session) {
        this.address = address;
        this.session = session;
    }

    /**
     * Bytes of an answer.
     *
     * @param plain without compression
     * @param sent as they go over the wire to whoever accepts gzip
     */
    public record Bytes(long plain, long sent) {
        Bytes and(Bytes other) {
            return new Bytes(plain + other.plain, sent + other.sent);
        }
    }

    /** Of a page with all that it loads. */
    public Bytes of(String path) {
        HttpResponse<byte[]> page = get(path);
        assertEquals(200, page.statusCode(), path);
        String html = text(page);
        Set<String> loaded = new LinkedHashSet<>();
        FILES.matcher(html).results().forEach(found -> loaded.add(found.group(1)));
        Stream<String> fetched = Stream.concat(
                FRAGMENTS.matcher(html).results().map(found -> found.group(1)),
                CHARTS.matcher(html)
                        .results()
                        .map(found -> found.group(1) + (found.group(2) == null ? "" : found.group(2))));
        return Stream.concat(
                        loaded.stream().map(file -> files.computeIfAbsent(file, this::bytes)), fetched.map(this::bytes))
                .reduce(bytes(page), Bytes::and);
    }

    /** Of a page alone, in its text. */
    public String html(String path) {
        return text(get(path));
    }

    private Bytes bytes(String path) {
        return bytes(get(path));
    }

    private static Bytes bytes(HttpResponse<byte[]> answer) {
        return new Bytes(plain(answer).length, answer.body().length);
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(plain(answer), StandardCharsets.UTF_8);
    }

    private static byte[] plain(HttpResponse<byte[]> answer) {
        if (!answer.headers().firstValue("Content-Encoding").orElse("").equals("gzip")) {
            return answer.body();
        }
        try (GZIPInputStream packed = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            return packed.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private HttpResponse<byte[]> get(String path) {
        try {
            return client.send(
                    HttpRequest.newBuilder(address.resolve(path.replace("&amp;", "&")))
                            .header(
                                    "Cookie",
                                    "staff_session=" + session.session() + "; csrf=" + session.csrf() + "; language=fr")
                            .header("Accept-Encoding", "gzip")
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new AssertionError(ended);
        }
    }
}
