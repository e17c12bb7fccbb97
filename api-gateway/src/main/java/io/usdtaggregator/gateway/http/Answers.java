package io.usdtaggregator.gateway.http;

import io.usdtaggregator.model.json.MarketJson;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/** Writes answers: JSON with a strong ETag of what it was made from, or 304 to a caller who has it already. */
public final class Answers {
    private static final int TAG_BYTES = 12;
    /** With its charset: without it the framework would make a new type for every answer. */
    private static final MediaType JSON = MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8");

    private static final String JSON_TEXT = "application/json;charset=UTF-8";
    private static final String CALLERS = "Authorization, X-API-Key";

    private Answers() {}

    /**
     * @param madeFrom what the answer depends on: the same parts give the same tag. Its age is not one of them
     * @param until when the next change is expected
     */
    public static Response cached(RoutingContext http, Object body, List<?> madeFrom, Duration until) {
        return tagged(http, MarketJson.write(body), tag(http, madeFrom), until);
    }

    /** What is given to every caller who asks the same of the same state. */
    public record Made(byte[] json, String tag, Duration until) {}

    /** The answer, not yet given to anyone. */
    public static Made made(RoutingContext http, Object body, List<?> madeFrom, Duration until) {
        return new Made(MarketJson.write(body).getBytes(StandardCharsets.UTF_8), tag(http, madeFrom), until);
    }

    /** The same with the JSON at hand. */
    public static Response tagged(RoutingContext http, Object json, String tag, Duration until) {
        Response.ResponseBuilder answer =
                holds(http, tag) ? Response.notModified() : Response.ok(json).type(JSON);
        return answer.header("ETag", tag)
                .header("Cache-Control", maxAge(until))
                .header("Vary", CALLERS)
                .build();
    }

    /** The same as {@link #tagged} where no resource is involved. */
    public static void give(RoutingContext http, Made made) {
        HttpServerResponse answer = http.response();
        answer.putHeader(HttpHeaders.ETAG, made.tag())
                .putHeader(HttpHeaders.CACHE_CONTROL, maxAge(made.until()))
                .putHeader(HttpHeaders.VARY, CALLERS);
        if (holds(http, made.tag())) {
            answer.setStatusCode(Response.Status.NOT_MODIFIED.getStatusCode()).end();
        } else {
            answer.putHeader(HttpHeaders.CONTENT_TYPE, JSON_TEXT).end(Buffer.buffer(made.json()));
        }
    }

    private static String maxAge(Duration until) {
        return "private, max-age=" + Math.max(0, until.toSeconds());
    }

    /** An answer that no one may keep. */
    public static Response fresh(int status, Object body) {
        return Response.status(status)
                .entity(MarketJson.write(body))
                .type(JSON)
                .header("Cache-Control", "no-store")
                .build();
    }

    public static String tag(RoutingContext http, List<?> madeFrom) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(http.request().uri().getBytes(StandardCharsets.UTF_8));
            byte[] digest = sha256.digest(madeFrom.toString().getBytes(StandardCharsets.UTF_8));
            return '"'
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(java.util.Arrays.copyOf(digest, TAG_BYTES))
                    + '"';
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }

    private static boolean holds(RoutingContext http, String tag) {
        String given = http.request().getHeader("If-None-Match");
        if (given == null) {
            return false;
        }
        for (String one : given.split(",")) {
            String candidate = one.trim();
            if (candidate.equals("*") || candidate.equals(tag) || candidate.equals("W/" + tag)) {
                return true;
            }
        }
        return false;
    }
}
