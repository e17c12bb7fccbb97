package io.usdtaggregator.gateway.fastpath;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.usdtaggregator.gateway.http.FilterOrder;
import io.usdtaggregator.gateway.http.RequestTimes;
import io.usdtaggregator.gateway.http.answer.Answers;
import io.usdtaggregator.gateway.http.answer.CachedResponse;
import io.usdtaggregator.gateway.security.Caller;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Answers from memory before the REST layer sees the request: the same bytes and headers to the same callers, without the
 * CPU that finding the resource takes. The caller is authenticated and the call counted by then, as for every other;
 * whatever is out of the ordinary goes on to the resource.
 */
@Singleton
public final class FastPathFilter {
    private final ResponseCache cache;
    private final RequestTimes times;
    private final Counter answered;

    FastPathFilter(ResponseCache cache, RequestTimes times, MeterRegistry meters) {
        this.cache = cache;
        this.times = times;
        this.answered = meters.counter("gateway.calls.quick");
    }

    void register(@Observes Filters filters) {
        filters.register(this::filter, FilterOrder.CACHED_RESPONSE);
    }

    private void filter(RoutingContext http) {
        Optional<CachedResponse> known =
                Caller.isAdmitted(http) && isPlain(http.request()) ? cache.known(http) : Optional.empty();
        if (known.isEmpty()) {
            http.next();
            return;
        }
        answered.increment();
        times.found(http, http.normalizedPath());
        Answers.give(http, known.get());
    }

    /** Foreign origins, bodies and other media types are the REST layer's. */
    private static boolean isPlain(HttpServerRequest request) {
        MultiMap headers = request.headers();
        return request.method() == HttpMethod.GET
                && !headers.contains(HttpHeaders.ORIGIN)
                && isNothing(headers.get(HttpHeaders.CONTENT_LENGTH))
                && !headers.contains(HttpHeaders.TRANSFER_ENCODING)
                && !headers.contains(HttpHeaders.EXPECT)
                && acceptsJson(headers.get(HttpHeaders.ACCEPT));
    }

    private static boolean isNothing(String length) {
        return length == null || length.equals("0");
    }

    private static boolean acceptsJson(String accept) {
        return accept == null || accept.equals("*/*") || accept.equals("application/json");
    }
}
