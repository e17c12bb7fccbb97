package io.usdtaggregator.gateway.documentation.deprecation;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.usdtaggregator.gateway.http.FilterOrder;
import io.usdtaggregator.gateway.http.ResourceMethod;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;

/**
 * Says on each answer to what {@link DeprecatedApi} ends that it does: on answers from memory and errors too, which no
 * resource gives. While nothing ends, there is no such filter.
 */
@Singleton
public class DeprecationHeaders {
    private static final CharSequence DEPRECATION = HttpHeaders.createOptimized("Deprecation");
    private static final CharSequence SUNSET = HttpHeaders.createOptimized("Sunset");

    private final Deprecations deprecations;

    DeprecationHeaders(BeanManager beans) {
        deprecations = new Deprecations(ResourceMethod.all(beans));
    }

    void register(@Observes Filters filters) {
        if (!deprecations.isEmpty()) {
            filters.register(this::filter, FilterOrder.DEPRECATION);
        }
    }

    private void filter(RoutingContext http) {
        deprecations
                .of(http.request().method().name(), http.normalizedPath(), name -> isSent(http, name))
                .ifPresent(deprecation -> http.response()
                        .putHeader(DEPRECATION, deprecation.deprecationHeader())
                        .putHeader(SUNSET, deprecation.sunsetHeader()));
        http.next();
    }

    private static boolean isSent(RoutingContext http, String parameter) {
        return http.queryParams().contains(parameter)
                || http.request().headers().contains(parameter);
    }
}
