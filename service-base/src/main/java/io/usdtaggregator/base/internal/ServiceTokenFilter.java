package io.usdtaggregator.base.internal;

import io.usdtaggregator.base.problem.Problem;
import jakarta.inject.Provider;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.stream.Stream;

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
