package io.usdtaggregator.gateway.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.gateway.problem.ProblemMapper;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jboss.logging.MDC;

/** What every request meets first: its name, the security headers, and refusals that need no resource. */
@Singleton
public final class FrontDoor {
    private static final int FIRST = 1000;
    /** What is answered out of memory was looked at when it was first asked. */
    private static final int AFTER_MEMORY = 850;

    private static final int BEFORE_THE_RESOURCES = 800;
    private static final List<Header> SECURITY = List.of(
            new Header(name("X-Content-Type-Options"), name("nosniff")),
            new Header(name("X-Frame-Options"), name("DENY")),
            new Header(name("Referrer-Policy"), name("no-referrer")),
            new Header(name("Strict-Transport-Security"), name("max-age=31536000; includeSubDomains")));
    private static final CharSequence POLICY = name("Content-Security-Policy");
    private static final long MAX_BODY = 16 * 1024;
    private static final Set<String> SECRETS = Set.of(
            "api_key", "apikey", "api-key", "x-api-key", "key", "token", "access_token", "authorization", "password");
    private static final CharSequence CLOSED = name("default-src 'none'; frame-ancestors 'none'");
    private static final CharSequence DOCS =
            name("default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' "
                    + "'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'");

    private record Header(CharSequence name, CharSequence value) {}

    private final LoadShedding shedding;
    private final Drain drain;
    private final ConnectionWatches connections;
    private final RequestTimes times;

    FrontDoor(LoadShedding shedding, Drain drain, ConnectionWatches connections, RequestTimes times) {
        this.connections = connections;
        this.shedding = shedding;
        this.drain = drain;
        this.times = times;
    }

    void open(@Observes Filters filters) {
        filters.register(this::enter, FIRST);
        filters.register(this::look, AFTER_MEMORY);
        filters.register(FrontDoor::nameLogLines, BEFORE_THE_RESOURCES);
    }

    void catchAll(@Observes Router router) {
        for (int status : List.of(400, 404, 405, 406, 413, 414, 415, 431, 500)) {
            router.errorHandler(status, http -> ProblemMapper.write(ProblemMapper.of(status), http));
        }
    }

    /** Answers out of memory log nothing, so they are not charged for it. */
    private static void nameLogLines(RoutingContext http) {
        MDC.put("request_id", RequestId.of(http));
        http.next();
    }

    private void enter(RoutingContext http) {
        times.begin(http);
        connections.understood(http);
        secure(http, RequestId.of(http));
        if (isApi(http) && (drain.refuses(http) || shedding.refuses(http))) {
            times.ended(http, RequestTimes.NOWHERE);
        } else {
            http.next();
        }
    }

    private void look(RoutingContext http) {
        if (isApi(http)) {
            times.watch(http);
            drain.await(http);
        }
        if (ReadableAddress.isMissing(http.request().path())) {
            ProblemMapper.write(ReadableAddress.refusal(), http);
        } else if (carriesSecretInQuery(http)) {
            ProblemMapper.write(
                    Problem.invalid(FieldError.of(
                            "query", "credential_in_query", "credentials go into headers, never into the address")),
                    http);
        } else if (hasParametersIn(http.request().path())) {
            ProblemMapper.write(
                    Problem.of(400, "bad_request", "The request is not right", "A path here never carries ';'"), http);
        } else if (declaredLength(http) > MAX_BODY) {
            http.response().putHeader(HttpHeaders.CONNECTION, "close");
            ProblemMapper.write(ProblemMapper.of(413), http);
        } else {
            http.next();
        }
    }

    /** The REST layer drops what follows a ';' when it looks for a resource: such a path is not what it looks like. */
    private static boolean hasParametersIn(String path) {
        return path != null && (path.indexOf(';') >= 0 || path.contains("%3b") || path.contains("%3B"));
    }

    /** Health and metrics are answered though the gateway is busy: it must not be restarted for that. */
    private static boolean isApi(RoutingContext http) {
        return !http.normalizedPath().startsWith("/q/");
    }

    private static void secure(RoutingContext http, String id) {
        boolean docs = http.normalizedPath().startsWith("/api/docs");
        MultiMap headers = http.response().headers();
        headers.add(RequestId.HEADER, id);
        for (Header header : SECURITY) {
            headers.add(header.name(), header.value());
        }
        headers.add(POLICY, docs ? DOCS : CLOSED);
        if (http.request().headers().contains(HttpHeaders.ORIGIN)) {
            headers.add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        }
    }

    private static CharSequence name(String text) {
        return HttpHeaders.createOptimized(text);
    }

    private static boolean carriesSecretInQuery(RoutingContext http) {
        String query = http.request().query();
        if (query == null || query.isEmpty()) {
            return false;
        }
        try {
            return http.queryParams().names().stream()
                    .anyMatch(name -> SECRETS.contains(name.toLowerCase(Locale.ROOT)));
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private static long declaredLength(RoutingContext http) {
        String length = http.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException unreadable) {
            return 0;
        }
    }
}
