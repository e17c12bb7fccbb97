package io.usdtaggregator.gateway.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.base.problem.ProblemWriter;
import io.usdtaggregator.gateway.address.CallersConfig;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Refuses pages of origins that are not allowed, with a problem document: Quarkus' CORS filter, which comes next and does
 * all the rest, refuses them without a body.
 */
@Singleton
public final class OriginFilter {
    private final List<String> allowed;

    OriginFilter(CallersConfig config) {
        this.allowed = config.origins().orElse(List.of());
    }

    void register(@Observes Filters filters) {
        filters.register(this::filter, FilterOrder.ORIGIN);
    }

    private void filter(RoutingContext http) {
        String origin = http.request().getHeader(HttpHeaders.ORIGIN);
        if (origin == null || allowed.contains(origin) || isOwn(origin, http.request()) || hasPatterns()) {
            http.next();
        } else {
            ProblemWriter.write(
                    Problem.forbidden(
                            "origin_not_allowed",
                            "Pages of this origin may not call; an operator of the gateway allows origins by CORS_ORIGINS"),
                    RequestId.of(http),
                    http);
        }
    }

    /** A page of this very gateway, such as its documentation. */
    private static boolean isOwn(String origin, HttpServerRequest request) {
        return request.authority() != null && origin.equalsIgnoreCase(request.scheme() + "://" + request.authority());
    }

    /** Only Quarkus' filter reads {@code *} and {@code /patterns/}. */
    private boolean hasPatterns() {
        return allowed.stream().anyMatch(one -> one.equals("*") || one.startsWith("/"));
    }
}
