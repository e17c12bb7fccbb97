package io.usdtaggregator.engine.internal;

import io.usdtaggregator.engine.EngineConfig;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Internal REST is for services that know the token; without a token set, for nobody. */
class ServiceTokenFilter {
    private final Optional<String> token;

    ServiceTokenFilter(EngineConfig config) {
        this.token = config.serviceToken();
    }

    @ServerRequestFilter
    Optional<Response> filter(ContainerRequestContext request) {
        String shown =
                Optional.ofNullable(request.getHeaderString("X-Service-Token")).orElse("");
        boolean right = token.filter(secret -> MessageDigest.isEqual(
                        secret.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8)))
                .isPresent();
        return right
                ? Optional.empty()
                : Optional.of(Response.status(401)
                        .type("application/problem+json")
                        .entity(Map.of("title", "A service token is needed", "status", 401, "code", "unauthenticated"))
                        .build());
    }
}
