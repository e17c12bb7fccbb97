package io.usdtaggregator.base.internal;

import io.usdtaggregator.base.management.ManagementRoutes;
import io.usdtaggregator.base.problem.Problem;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Provider;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.stream.Stream;

/** Lets in only who holds the shared secret of the services, on the port for such calls; without a secret, nobody. */
@jakarta.ws.rs.ext.Provider
@InternalApi
public class ServiceTokenFilter implements ContainerRequestFilter {
    /** Read with each request: filters are made before the configuration of the run is known. */
    private final Provider<InternalConfig> config;

    private final ManagementRoutes routes;
    private final Provider<RoutingContext> current;

    ServiceTokenFilter(Provider<InternalConfig> config, ManagementRoutes routes, Provider<RoutingContext> current) {
        this.config = config;
        this.routes = routes;
        this.current = current;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!routes.takesInternal(current.get())) {
            throw new NotFoundException();
        }
        String given = Optional.ofNullable(request.getHeaderString(ServiceTokenHeader.NAME))
                .orElse("");
        if (!accepts(config.get(), given)) {
            throw Problem.of(
                    401, "service_token", "Not authenticated", ServiceTokenHeader.NAME + " is missing or wrong");
        }
    }

    static boolean accepts(InternalConfig config, String given) {
        return Stream.of(config.token(), config.tokenOther())
                .flatMap(Optional::stream)
                .anyMatch(token -> MessageDigest.isEqual(bytes(token), bytes(given)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
