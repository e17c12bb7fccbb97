package io.usdtaggregator.gateway.access;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Stands before every resource: only what says so is open, all else needs a caller within their limits. It goes by the
 * resource that was found, never by the path: what a path looks like and where it leads need not be the same.
 */
public class AccessFilter {
    private final Admission admission;
    private final Optional<String> serviceToken;
    private final Map<Method, Door> doors = new ConcurrentHashMap<>();

    private enum Door {
        OPEN,
        SERVICES,
        CALLERS;

        static Door of(Method resource) {
            if (says(resource, ServicesOnly.class)) {
                return SERVICES;
            }
            return says(resource, OpenToAll.class) ? OPEN : CALLERS;
        }

        private static boolean says(Method resource, Class<? extends Annotation> what) {
            return resource.isAnnotationPresent(what)
                    || resource.getDeclaringClass().isAnnotationPresent(what);
        }
    }

    AccessFilter(Admission admission, @ConfigProperty(name = "gateway.service-token") Optional<String> serviceToken) {
        this.admission = admission;
        this.serviceToken = serviceToken;
    }

    /** From memory alone, so it runs where the request arrived. */
    @ServerRequestFilter(nonBlocking = true)
    public void admit(ResourceInfo resource, RoutingContext http) {
        switch (doors.computeIfAbsent(resource.getResourceMethod(), Door::of)) {
            case OPEN -> {}
            case SERVICES -> admitService(http);
            default -> {
                if (!Caller.isKnown(http)) {
                    admission.admit(http).enter(http);
                }
            }
        }
    }

    private void admitService(RoutingContext http) {
        String given = http.request().getHeader("X-Service-Token");
        if (given == null
                || serviceToken.isEmpty()
                || !MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8),
                        serviceToken.get().getBytes(StandardCharsets.UTF_8))) {
            throw Unauthorized.because("service_token", "X-Service-Token is missing or wrong");
        }
    }
}
