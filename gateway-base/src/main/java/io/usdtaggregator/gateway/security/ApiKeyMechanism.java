package io.usdtaggregator.gateway.security;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.BaseAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.gateway.address.CallerAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * Authenticates by {@code X-API-Key} or {@code Authorization: ApiKey}. It comes before the mechanism of access tokens, and
 * so refuses requests with several credentials, or with one of a scheme that nobody reads.
 */
@ApplicationScoped
public class ApiKeyMechanism implements HttpAuthenticationMechanism {
    private final CallerAddress addresses;
    private final AuthenticationChallenge challenge;

    ApiKeyMechanism(CallerAddress addresses, AuthenticationChallenge challenge) {
        this.addresses = addresses;
        this.challenge = challenge;
    }

    /** Asks whom an API key stands for that comes from this address. */
    static final class ApiKeyRequest extends BaseAuthenticationRequest {
        private final Credential key;
        private final String address;

        ApiKeyRequest(Credential key, String address) {
            this.key = key;
            this.address = address;
        }

        Credential key() {
            return key;
        }

        String address() {
            return address;
        }
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext http, IdentityProviderManager identities) {
        return AuthenticationChallenge.asFailure(Uni.createFrom()
                .item(() -> Credential.of(http.request())
                        .filter(shown -> shown.kind() == Credential.Kind.API_KEY)
                        .map(key -> new ApiKeyRequest(key, addresses.of(http.request())))
                        .orElse(null))
                .onItem()
                .ifNotNull()
                .transformToUni(identities::authenticate));
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext http) {
        return challenge.send(http);
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext http) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", Unauthorized.CHALLENGE));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(ApiKeyRequest.class);
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext http) {
        return Uni.createFrom()
                .item(new HttpCredentialTransport(HttpCredentialTransport.Type.OTHER_HEADER, "X-API-Key", "apikey"));
    }

    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 2;
    }
}
