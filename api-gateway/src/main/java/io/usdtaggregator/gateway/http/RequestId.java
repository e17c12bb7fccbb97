package io.usdtaggregator.gateway.http;

import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import java.util.regex.Pattern;

/** Names a request in its answer, its errors and its log lines: the caller's own name where that is harmless. */
public final class RequestId {
    public static final String HEADER = "X-Request-Id";
    private static final String KEY = "request_id";
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    private RequestId() {}

    /** The same name for the whole request. */
    public static String of(RoutingContext http) {
        String known = http.get(KEY);
        if (known != null) {
            return known;
        }
        String given = http.request().getHeader(HEADER);
        String id = given != null && HARMLESS.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
        http.put(KEY, id);
        return id;
    }
}
