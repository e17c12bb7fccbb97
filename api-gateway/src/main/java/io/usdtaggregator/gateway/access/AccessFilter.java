package io.usdtaggregator.gateway.access;

import io.usdtaggregator.gateway.problem.Problem;
import io.usdtaggregator.model.access.Access;
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

    private final Authenticator authenticator;
    private final RateLimits limits;
    private final Usage usage;
    private final Optional<String> serviceToken;

    AccessFilter(
            Authenticator authenticator,
            RateLimits limits,
            Usage usage,
            @ConfigProperty(name = "gateway.service-token") Optional<String> serviceToken) {
        this.authenticator = authenticator;
        this.limits = limits;
        this.usage = usage;
        this.serviceToken = serviceToken;
    }

    /** From memory alone, so it runs where the request arrived. */
    @ServerRequestFilter(nonBlocking = true)
    public void admit(ContainerRequestContext request, RoutingContext http) {
        String path = withoutSlash(http.normalizedPath());
        if (path.startsWith("/internal/")) {
            admitService(http);
        } else if (!OPEN.contains(path)) {
            Caller caller = authenticator.authenticate(http.request());
            if (!caller.groups().contains(Access.INTEGRATOR) && !caller.isOperator()) {
                throw Problem.forbidden("no_group", "This account may not read rates");
            }
            limits.take(caller, http.response());
            usage.count(caller);
            caller.enter(http);
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
