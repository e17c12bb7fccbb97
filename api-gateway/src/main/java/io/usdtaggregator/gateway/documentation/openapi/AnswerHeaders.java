package io.usdtaggregator.gateway.documentation.openapi;

import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Which headers an answer has, by the kind of its call; they are described in {@code META-INF/openapi.yaml}. */
final class AnswerHeaders {
    private static final String JSON = "application/json";
    private static final String EVENTS = "text/event-stream";

    private AnswerHeaders() {}

    /** Adds the headers of the answer; to what may be asked again with an ETag, the 304 and If-None-Match. */
    static void complete(DocumentedCall call) {
        Map<String, String> headers = common(call);
        boolean cached = call.isGet() && call.answers(JSON);
        if (cached) {
            cached(call, headers);
            APIResponse unchanged = OASFactory.createAPIResponse().description("What the caller holds is current.");
            add(unchanged, headers);
            unchanged.addHeader("ETag", reference("ETag"));
            unchanged.addHeader("Vary", reference(isForEveryone(call) ? "VaryForAll" : "Vary"));
            call.operation().getResponses().addAPIResponse("304", unchanged);
            call.operation().addParameter(OASFactory.createParameter().ref("IfNoneMatch"));
            headers.put("Content-Encoding", "Content-Encoding");
        } else {
            headers.put("Cache-Control", "NoStore");
        }
        if (call.answers(EVENTS)) {
            headers.put("X-Accel-Buffering", "X-Accel-Buffering");
            headers.put("X-SSE-Content-Type", "X-SSE-Content-Type");
        }
        if (call.answer().getKey().equals("201")) {
            headers.put("Location", "Location");
        }
        add(call.answer().getValue(), headers);
    }

    static Header reference(String name) {
        return OASFactory.createHeader().ref(name);
    }

    private static Map<String, String> common(DocumentedCall call) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-Request-Id", "X-Request-Id");
        if (!call.isOpen()) {
            headers.put("RateLimit", "RateLimit");
            headers.put("RateLimit-Policy", "RateLimit-Policy");
        }
        return headers;
    }

    private static void cached(DocumentedCall call, Map<String, String> headers) {
        boolean mayBeRecent = call.hasParameter("AsOf");
        headers.put("ETag", mayBeRecent ? "ETagUnlessRecent" : "ETag");
        headers.put("Cache-Control", isForEveryone(call) ? "ForAll" : "Cache-Control");
        headers.put("Vary", isForEveryone(call) ? "VaryForAll" : mayBeRecent ? "VaryUnlessRecent" : "Vary");
    }

    /** The same bytes whoever asks, kept by shared caches. */
    private static boolean isForEveryone(DocumentedCall call) {
        return call.path().startsWith("/.well-known/");
    }

    private static void add(APIResponse answer, Map<String, String> headers) {
        headers.forEach((name, component) -> answer.addHeader(name, reference(component)));
    }
}
