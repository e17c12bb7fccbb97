package io.usdtaggregator.gateway.http.answer;

import io.usdtaggregator.model.json.MarketJson;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Writes answers: JSON with a weak ETag of what it says, or 304 to a caller who has it already. */
public final class Answers {
    /** With its charset: without it the framework would make a new type for every answer. */
    private static final MediaType JSON = MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8");

    private static final CharSequence JSON_HEADER = HttpHeaders.createOptimized("application/json;charset=UTF-8");
    private static final String VARY = "Authorization, X-API-Key, Accept-Encoding, Origin";
    private static final String VARY_FOR_ALL = "Accept-Encoding, Origin";
    private static final CharSequence VARY_HEADER = HttpHeaders.createOptimized(VARY);

    private Answers() {}

    /** @param until how long from now nothing is expected to change */
    public static Response cached(RoutingContext http, Object body, Duration until) {
        return given(http, made(http, body, until));
    }

    /** The same of what is the same for everyone: caches on the way may keep it too. */
    public static Response cachedForAll(RoutingContext http, Object body, Duration until) {
        return Response.fromResponse(cached(http, body, until))
                .header("Cache-Control", null)
                .header("Cache-Control", "public, max-age=" + until.toSeconds())
                .header("Vary", null)
                .header("Vary", VARY_FOR_ALL)
                .build();
    }

    /** The answer, not yet given to anyone; its tag is that of all it says but its age. */
    public static CachedResponse made(RoutingContext http, Object body, Duration until) {
        String json = MarketJson.write(body);
        return new CachedResponse(
                json.getBytes(StandardCharsets.UTF_8),
                EntityTag.of(http.request().uri(), json),
                until);
    }

    /** The answer as this caller reads it, or 304. */
    public static Response given(RoutingContext http, CachedResponse made) {
        Response.ResponseBuilder answer = made.isHeldBy(http.request()) ? Response.notModified() : ok(http, made);
        return answer.header("ETag", made.tag())
                .header("Cache-Control", made.cacheControl())
                .header("Vary", VARY)
                .build();
    }

    private static Response.ResponseBuilder ok(RoutingContext http, CachedResponse made) {
        boolean compressed = made.isCompressedFor(http.request());
        Response.ResponseBuilder answer =
                Response.ok(made.bytes(compressed).getBytes()).type(JSON);
        return compressed ? answer.header("Content-Encoding", "gzip") : answer;
    }

    /** The same as {@link #given} where no resource is involved. */
    public static void give(RoutingContext http, CachedResponse made) {
        HttpServerResponse answer = http.response();
        MultiMap headers = answer.headers();
        headers.set(HttpHeaders.ETAG, made.tag());
        headers.set(HttpHeaders.CACHE_CONTROL, made.cacheControl());
        headers.set(HttpHeaders.VARY, VARY_HEADER);
        if (made.isHeldBy(http.request())) {
            answer.setStatusCode(Response.Status.NOT_MODIFIED.getStatusCode()).end();
            return;
        }
        boolean compressed = made.isCompressedFor(http.request());
        if (compressed) {
            headers.set(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        headers.set(HttpHeaders.CONTENT_TYPE, JSON_HEADER);
        answer.end(made.bytes(compressed));
    }

    /** An answer that no one may keep. */
    public static Response fresh(int status, Object body) {
        return Response.status(status)
                .entity(MarketJson.write(body))
                .type(JSON)
                .header("Cache-Control", "no-store")
                .build();
    }
}
