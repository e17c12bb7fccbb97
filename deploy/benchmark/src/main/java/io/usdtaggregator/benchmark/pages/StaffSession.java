package io.usdtaggregator.benchmark.pages;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** A logged-in member of staff who asks for pages as a browser does, over one connection. */
final class StaffSession {
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
    private static final String FORM = "application/x-www-form-urlencoded";

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String address;

    /**
     * Logs in.
     *
     * @param address of the staff pages, without a path
     */
    StaffSession(String address, String username, String password) throws IOException, InterruptedException {
        this.address = address;
        Matcher token = TOKEN.matcher(plain(client.send(page("/login"), HttpResponse.BodyHandlers.ofByteArray())));
        if (!token.find()) {
            throw new IOException("the login page has no form");
        }
        String form =
                "csrf=" + encoded(token.group(1)) + "&username=" + encoded(username) + "&password=" + encoded(password);
        int status = client.send(
                        HttpRequest.newBuilder(URI.create(address + "/login"))
                                .header("Content-Type", FORM)
                                .POST(HttpRequest.BodyPublishers.ofString(form))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
        if (status != 303) {
            throw new IOException("the login was answered with " + status);
        }
    }

    /**
     * One answer of the server.
     *
     * @param nanos until the whole of it was here
     * @param bytes of the page itself, without compression
     * @param sent the same as it went over the wire
     */
    record Answer(long nanos, int bytes, int sent) {}

    Answer ask(String path) throws IOException, InterruptedException {
        long start = System.nanoTime();
        HttpResponse<byte[]> answer = client.send(page(path), HttpResponse.BodyHandlers.ofByteArray());
        long nanos = System.nanoTime() - start;
        if (answer.statusCode() != 200) {
            throw new IOException(path + " answered " + answer.statusCode());
        }
        return new Answer(nanos, plain(answer).getBytes(StandardCharsets.UTF_8).length, answer.body().length);
    }

    private HttpRequest page(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .header("Accept-Encoding", "gzip")
                .build();
    }

    private static String plain(HttpResponse<byte[]> answer) throws IOException {
        if (!answer.headers().firstValue("Content-Encoding").orElse("").equals("gzip")) {
            return new String(answer.body(), StandardCharsets.UTF_8);
        }
        try (GZIPInputStream packed = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            return new String(packed.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
