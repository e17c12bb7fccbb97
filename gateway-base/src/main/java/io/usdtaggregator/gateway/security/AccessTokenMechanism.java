package io.usdtaggregator.gateway.security;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.smallrye.jwt.runtime.auth.JWTAuthMechanism;
import io.quarkus.smallrye.jwt.runtime.auth.SmallRyeJwtConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** The framework's authentication by {@code Authorization: Bearer}, which answers refusals as we do. */
@Singleton
public class AccessTokenMechanism extends JWTAuthMechanism {
    private final AuthenticationChallenge challenge;

    AccessTokenMechanism(SmallRyeJwtConfig config, AuthenticationChallenge challenge) {
        super(config);
        this.challenge = challenge;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext http, IdentityProviderManager identities) {
        return AuthenticationChallenge.asFailure(super.authenticate(http, identities));
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext http) {
        return challenge.send(http);
    }

    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 1;
    }
}
