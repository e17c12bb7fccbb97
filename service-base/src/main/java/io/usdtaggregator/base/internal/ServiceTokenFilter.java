package io.usdtaggregator.base.internal;

import io.usdtaggregator.base.problem.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** Lets in only who holds the shared secret of the services; without one, nobody. */
@Provider
@InternalApi
public class ServiceTokenFilter implements ContainerRequestFilter {
    private final Optional<String> secret;

    ServiceTokenFilter(InternalConfig config) {
        this.secret = config.token();
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String given = Optional.ofNullable(request.getHeaderString(ServiceTokenHeader.NAME))
                .orElse("");
        if (secret.filter(token -> MessageDigest.isEqual(bytes(token), bytes(given)))
                .isEmpty()) {
            throw Problem.of(
                    401, "service_token", "Not authenticated", ServiceTokenHeader.NAME + " is missing or wrong");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
