package io.usdtaggregator.gateway.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** Names a request in its answer, its errors and its log lines: the caller's own name where that is harmless. */
public final class RequestId {
    public static final CharSequence HEADER = HttpHeaders.createOptimized("X-Request-Id");
    private static final String KEY = "request_id";
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    private RequestId() {}

    /** A name has to be new, not secret: a secure generator would make every request wait for it. */
    private static String made() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    /** The same name for the whole request. */
    public static String of(RoutingContext http) {
        String known = http.get(KEY);
        if (known != null) {
            return known;
        }
        String given = http.request().getHeader(HEADER);
        String id = given != null && HARMLESS.matcher(given).matches() ? given : made();
        http.put(KEY, id);
        return id;
    }
}
