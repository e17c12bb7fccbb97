package io.usdtaggregator.gateway.http;

import io.usdtaggregator.model.json.MarketJson;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Writes answers: JSON with a strong ETag of what it says, or 304 to a caller who has it already. */
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
    public static MadeAnswer made(RoutingContext http, Object body, Duration until) {
        String json = MarketJson.write(body);
        return new MadeAnswer(
                json.getBytes(StandardCharsets.UTF_8),
                EntityTag.of(http.request().uri(), json),
                until);
    }

    /** The answer as this caller reads it, or 304. */
    public static Response given(RoutingContext http, MadeAnswer made) {
        Optional<String> held = made.heldBy(http.request());
        MadeAnswer.Form form = made.formFor(http.request());
        Response.ResponseBuilder answer = held.isPresent()
                ? Response.notModified()
                : Response.ok(form.bytes()).type(JSON);
        if (held.isEmpty()) {
            form.encoding().ifPresent(coding -> answer.header("Content-Encoding", coding));
        }
        return answer.header("ETag", held.orElse(form.tag()))
                .header("Cache-Control", made.cacheControl())
                .header("Vary", VARY)
                .build();
    }

    /** The same as {@link #given} where no resource is involved. */
    public static void give(RoutingContext http, MadeAnswer made) {
        HttpServerResponse answer = http.response();
        MultiMap headers = answer.headers();
        Optional<String> held = made.heldBy(http.request());
        MadeAnswer.Form form = made.formFor(http.request());
        headers.set(HttpHeaders.ETAG, held.orElse(form.tag()));
        headers.set(HttpHeaders.CACHE_CONTROL, made.cacheControl());
        headers.set(HttpHeaders.VARY, VARY_HEADER);
        if (held.isPresent()) {
            answer.setStatusCode(Response.Status.NOT_MODIFIED.getStatusCode()).end();
            return;
        }
        form.encoding().ifPresent(coding -> headers.set(HttpHeaders.CONTENT_ENCODING, coding));
        headers.set(HttpHeaders.CONTENT_TYPE, JSON_HEADER);
        answer.end(form.buffer());
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
