package io.usdtaggregator.gateway.security;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.gateway.address.AddressList;
import io.usdtaggregator.gateway.security.IdentityCache.VerifiedIdentity;
import io.usdtaggregator.gateway.tokens.AccessTokenVerifier;
import io.usdtaggregator.model.access.Access.Account;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Tells whom an access token stands for: it is verified by SmallRye JWT, and its account must still be active. */
@ApplicationScoped
public class AccessTokenIdentityProvider implements IdentityProvider<TokenAuthenticationRequest> {
    private static final AddressList ANYWHERE = AddressList.of(List.of());

    private final Accounts accounts;
    private final IdentityCache known;
    private final JWTParser tokens;

    AccessTokenIdentityProvider(Accounts accounts, IdentityCache known, JWTParser tokens) {
        this.accounts = accounts;
        this.known = known;
        this.tokens = tokens;
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    /** Before the framework's own, which knows nothing of accounts. */
    @Override
    public int priority() {
        return SYSTEM_FIRST + 100;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        Credential credential = new Credential(
                Credential.Kind.ACCESS_TOKEN, request.getToken().getToken().trim());
        return Uni.createFrom().item(() -> known.add(credential, verified(credential, accounts.now())));
    }

    private VerifiedIdentity verified(Credential credential, AccessIndex now) {
        JsonWebToken token = parse(credential.text());
        Account account = CallerIdentity.active(now.account(token.getSubject()));
        Set<String> groups = Optional.ofNullable(token.getGroups()).orElse(Set.of());
        Caller caller = new Caller(
                new CallerId(account.id(), ""),
                CallerIdentity.both(groups, account.groups()),
                account.quota(),
                Optional.empty());
        return new VerifiedIdentity(
                CallerIdentity.of(token, caller), now, Instant.ofEpochSecond(token.getExpirationTime()), ANYWHERE);
    }

    private JsonWebToken parse(String text) {
        try {
            return tokens.parse(text);
        } catch (ParseException refused) {
            throw AccessTokenVerifier.hasExpired(refused)
                    ? Unauthorized.because(
                            "expired_token", "This token has expired; get a new pair at /api/v1/auth/refresh")
                    : Unauthorized.because("invalid_token", "This token is not one of ours");
        }
    }
}
