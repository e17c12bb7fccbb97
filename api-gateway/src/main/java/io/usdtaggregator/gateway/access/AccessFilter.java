package io.usdtaggregator.gateway.access;

import io.usdtaggregator.gateway.problem.Problem;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Stands before every resource: only what is named here is open, all else needs a caller within their limits. */
public class AccessFilter {
    private static final Set<String> OPEN =
            Set.of("/api/v1/auth/token", "/api/v1/auth/refresh", "/api/v1/status", "/.well-known/jwks.json");

    private final Admission admission;
    private final Optional<String> serviceToken;

    AccessFilter(Admission admission, @ConfigProperty(name = "gateway.service-token") Optional<String> serviceToken) {
        this.admission = admission;
        this.serviceToken = serviceToken;
    }

    /** From memory alone, so it runs where the request arrived. */
    @ServerRequestFilter(nonBlocking = true)
    public void admit(ContainerRequestContext request, RoutingContext http) {
        String path = withoutSlash(http.normalizedPath());
        if (path.startsWith("/internal/")) {
            admitService(http);
        } else if (!OPEN.contains(path)) {
            admission.admit(http).enter(http);
        }
    }

    private static String withoutSlash(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    private void admitService(RoutingContext http) {
        String given = http.request().getHeader("X-Service-Token");
        if (given == null
                || serviceToken.isEmpty()
                || !MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8),
                        serviceToken.get().getBytes(StandardCharsets.UTF_8))) {
            throw Problem.unauthorized("service_token", "X-Service-Token is missing or wrong");
        }
    }
}
