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
import java.util.Optional;
import java.util.Set;

/**
 * Authenticates by a credential that was verified already, key or token, and by any other API key ({@code X-API-Key},
 * {@code Authorization: ApiKey}); other access tokens are left to the framework's mechanism. It comes before that one, and so
 * refuses requests with several credentials, or with one of a scheme that nobody reads.
 */
@ApplicationScoped
public class CredentialMechanism implements HttpAuthenticationMechanism {
    private final Accounts accounts;
    private final IdentityCache known;
    private final CallerAddress addresses;
    private final AuthenticationChallenge challenge;

    CredentialMechanism(
            Accounts accounts, IdentityCache known, CallerAddress addresses, AuthenticationChallenge challenge) {
        this.accounts = accounts;
        this.known = known;
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
        return AuthenticationChallenge.asFailure(Uni.createFrom().deferred(() -> Credential.of(http.request())
                .map(shown -> identified(shown, addresses.of(http.request()), identities))
                .orElseGet(() -> Uni.createFrom().nullItem())));
    }

    /** Nobody here for an access token that is not known: its own mechanism comes next. */
    private Uni<SecurityIdentity> identified(Credential shown, String address, IdentityProviderManager identities) {
        Optional<SecurityIdentity> known = this.known.find(shown, accounts.now(), address);
        if (known.isPresent()) {
            return Uni.createFrom().item(known.get());
        }
        return shown.kind() == Credential.Kind.API_KEY
                ? identities.authenticate(new ApiKeyRequest(shown, address))
                : Uni.createFrom().nullItem();
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
