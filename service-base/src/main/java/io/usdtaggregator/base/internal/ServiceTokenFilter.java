package io.usdtaggregator.base.internal;

import io.usdtaggregator.base.problem.Problem;
import jakarta.inject.Provider;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** Lets in only who holds the shared secret of the services; without one, nobody. */
@jakarta.ws.rs.ext.Provider
@InternalApi
public class ServiceTokenFilter implements ContainerRequestFilter {
    /** Read with each request: filters are made before the configuration of the run is known. */
    private final Provider<InternalConfig> config;

    ServiceTokenFilter(Provider<InternalConfig> config) {
        this.config = config;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String given = Optional.ofNullable(request.getHeaderString(ServiceTokenHeader.NAME))
                .orElse("");
        if (config.get()
                .token()
                .filter(token -> MessageDigest.isEqual(bytes(token), bytes(given)))
                .isEmpty()) {
            throw Problem.of(
                    401, "service_token", "Not authenticated", ServiceTokenHeader.NAME + " is missing or wrong");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
