package io.usdtaggregator.engine.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Stands before every resource: lets in only who holds the shared secret of the services; without one, nobody. */
public class ServiceToken {
    private final Optional<String> secret;

    public ServiceToken(@ConfigProperty(name = "SERVICE_TOKEN") Optional<String> secret) {
        this.secret = secret;
    }

    @ServerRequestFilter
    public Optional<Response> check(ContainerRequestContext request) {
        String given =
                Optional.ofNullable(request.getHeaderString("X-Service-Token")).orElse("");
        boolean right = secret.filter(token -> MessageDigest.isEqual(bytes(token), bytes(given)))
                .isPresent();
        return right ? Optional.empty() : Optional.of(Problem.unauthorized().answer());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
