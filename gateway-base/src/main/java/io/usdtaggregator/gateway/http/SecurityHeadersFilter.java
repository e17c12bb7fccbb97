package io.usdtaggregator.gateway.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** Puts the request's id and the security headers on every answer. */
@Singleton
public final class SecurityHeadersFilter {
    private static final List<Header> SECURITY = List.of(
            new Header(name("X-Content-Type-Options"), name("nosniff")),
            new Header(name("X-Frame-Options"), name("DENY")),
            new Header(name("Referrer-Policy"), name("no-referrer")),
            new Header(name("Strict-Transport-Security"), name("max-age=31536000; includeSubDomains")));
    private static final CharSequence POLICY = name("Content-Security-Policy");
    private static final CharSequence CLOSED = name("default-src 'none'; frame-ancestors 'none'");
    private static final CharSequence DOCS =
            name("default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' "
                    + "'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'");

    private final Drain drain;
    private final RequestTimes times;

    SecurityHeadersFilter(Drain drain, RequestTimes times) {
        this.drain = drain;
        this.times = times;
    }

    private record Header(CharSequence name, CharSequence value) {}

    void register(@Observes Filters filters) {
        filters.register(this::filter, FilterOrder.SECURITY_HEADERS);
    }

    private void filter(RoutingContext http) {
        times.begin(http);
        addHeaders(http);
        if (RequestRules.isApi(http) && drain.refuses(http)) {
            times.ended(http, RequestTimes.NOWHERE);
        } else {
            http.next();
        }
    }

    private static void addHeaders(RoutingContext http) {
        MultiMap headers = http.response().headers();
        headers.add(RequestId.HEADER, RequestId.of(http));
        for (Header header : SECURITY) {
            headers.add(header.name(), header.value());
        }
        headers.add(POLICY, http.normalizedPath().startsWith("/api/docs") ? DOCS : CLOSED);
        if (http.request().headers().contains(HttpHeaders.ORIGIN)) {
            headers.add(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        }
    }

    private static CharSequence name(String text) {
        return HttpHeaders.createOptimized(text);
    }
}
