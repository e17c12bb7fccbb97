package io.usdtaggregator.gateway.security;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.gateway.address.AddressList;
import io.usdtaggregator.gateway.address.CallersConfig;
import io.usdtaggregator.gateway.security.CredentialMechanism.ApiKeyRequest;
import io.usdtaggregator.gateway.security.IdentityCache.VerifiedIdentity;
import io.usdtaggregator.model.access.Access.Account;
import io.usdtaggregator.model.access.Access.ApiKey;
import io.usdtaggregator.model.access.ApiKeyText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/** Tells whom an API key stands for, from memory alone; each reason to refuse has a code of its own. */
@ApplicationScoped
public class ApiKeyIdentityProvider implements IdentityProvider<ApiKeyRequest> {
    private final Accounts accounts;
    private final IdentityCache known;
    private final boolean sandbox;

    @Inject
    ApiKeyIdentityProvider(Accounts accounts, IdentityCache known, CallersConfig config) {
        this(accounts, known, config.sandbox());
    }

    ApiKeyIdentityProvider(Accounts accounts, IdentityCache known, boolean sandbox) {
        this.accounts = accounts;
        this.known = known;
        this.sandbox = sandbox;
    }

    @Override
    public Class<ApiKeyRequest> getRequestType() {
        return ApiKeyRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(ApiKeyRequest request, AuthenticationRequestContext context) {
        return Uni.createFrom().item(() -> known.add(request.key(), verified(request, accounts.now())));
    }

    private VerifiedIdentity verified(ApiKeyRequest request, AccessIndex now) {
        ApiKey key = active(request.key().text(), now);
        AddressList allowed = AddressList.of(key.allowedIps());
        if (!allowed.allows(request.address())) {
            throw Problem.forbidden("address_not_allowed", "This API key may not be used from this address");
        }
        Account account = CallerIdentity.active(now.account(key.accountId()));
        Caller caller = new Caller(
                new CallerId(account.id(), key.id()),
                CallerIdentity.both(key.groups(), account.groups()),
                account.quota(),
                Optional.ofNullable(key.quota()));
        return new VerifiedIdentity(
                CallerIdentity.of(new QuarkusPrincipal(account.id()), caller),
                now,
                Optional.ofNullable(key.expiresAt()).orElse(VerifiedIdentity.FOR_EVER),
                allowed);
    }

    private ApiKey active(String text, AccessIndex now) {
        ApiKeyText key = ApiKeyText.parse(text)
                .orElseThrow(() ->
                        Unauthorized.because("malformed_key", "This is not an API key: form or checksum is wrong"));
        if (key.isSandbox() != sandbox) {
            throw Unauthorized.because(
                    "wrong_environment",
                    sandbox ? "A live key does not work in the sandbox" : "A test key works in the sandbox only");
        }
        ApiKey found = now.key(key.digest())
                .orElseThrow(() -> Unauthorized.because("unknown_key", "This API key is not known"));
        if (!found.active()) {
            throw Unauthorized.because("revoked_key", "This API key was revoked");
        }
        if (found.expiresAt() != null && !found.expiresAt().isAfter(Instant.now())) {
            throw Unauthorized.because("expired_key", "This API key has expired");
        }
        return found;
    }
}
