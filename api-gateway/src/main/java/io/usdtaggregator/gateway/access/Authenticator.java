package io.usdtaggregator.gateway.access;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.gateway.address.AddressList;
import io.usdtaggregator.gateway.address.CallerAddress;
import io.usdtaggregator.gateway.rates.Serving;
import io.usdtaggregator.model.access.Access.Account;
import io.usdtaggregator.model.access.Access.ApiKey;
import io.usdtaggregator.model.access.ApiKeyText;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells who calls, from memory alone; each reason to refuse has a code of its own. */
@Singleton
public class Authenticator {
    private static final String BEARER = "bearer ";
    private static final String API_KEY = "apikey ";
    private static final CharSequence X_API_KEY = HttpHeaders.createOptimized("X-API-Key");
    private static final int LONGEST = 4096;

    private final Accounts accounts;
    private final AccessTokens tokens;
    private final boolean sandbox;
    private final CallerAddress addresses;
    private final KnownCallers byAuthorization = new KnownCallers();
    private final KnownCallers byApiKey = new KnownCallers();

    @Inject
    Authenticator(Accounts accounts, AccessTokens tokens, Serving serving, CallerAddress addresses) {
        this(accounts, tokens, serving.sandbox(), addresses);
    }

    Authenticator(Accounts accounts, AccessTokens tokens, boolean sandbox, CallerAddress addresses) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.addresses = addresses;
        this.sandbox = sandbox;
    }

    Caller authenticate(HttpServerRequest request) {
        List<String> authorization = given(HttpHeaders.AUTHORIZATION, request);
        List<String> keys = given(X_API_KEY, request);
        if (authorization.size() + keys.size() > 1) {
            throw Unauthorized.because("ambiguous_credentials", "Send one credential, not several");
        }
        if (!keys.isEmpty()) {
            return withApiKey(keys.get(0).trim(), request);
        }
        if (authorization.isEmpty()) {
            throw Unauthorized.because(
                    "missing_credentials", "Send Authorization: Bearer <token>, or X-API-Key: <key>");
        }
        return withAuthorization(authorization.get(0).trim(), request);
    }

    private static List<String> given(CharSequence header, HttpServerRequest request) {
        return request.headers().contains(header) ? request.headers().getAll(header) : List.of();
    }

    private Caller withAuthorization(String header, HttpServerRequest request) {
        if (header.length() > LONGEST) {
            throw unknownScheme();
        }
        AccessIndex now = accounts.now();
        Optional<Caller> met = byAuthorization.get(header, now, () -> addresses.of(request));
        return met.isPresent() ? met.get() : checked(header, now, request);
    }

    private Caller checked(String header, AccessIndex now, HttpServerRequest request) {
        if (startsWith(header, BEARER)) {
            return byAuthorization.remember(header, now, withToken(header, now));
        }
        if (startsWith(header, API_KEY)) {
            String key = header.substring(API_KEY.length()).trim();
            return byAuthorization.remember(header, now, withKey(key, addresses.of(request), now));
        }
        throw unknownScheme();
    }

    private static HttpProblem unknownScheme() {
        return Unauthorized.because("unknown_scheme", "Authorization must be Bearer <token> or ApiKey <key>");
    }

    private static boolean startsWith(String header, String scheme) {
        return header.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    private KnownCallers.Checked withToken(String header, AccessIndex now) {
        VerifiedToken token = tokens.verify(header.substring(BEARER.length()).trim());
        Account account = active(now.account(token.subject())
                .orElseThrow(() -> Unauthorized.because("account_inactive", "This account is not active")));
        Caller caller = new Caller(
                new Who(account.id(), ""), both(token.groups(), account.groups()), account.quota(), Optional.empty());
        return KnownCallers.Checked.of(caller, Optional.of(token.expiresAt()), AddressList.of(List.of()));
    }

    private Caller withApiKey(String header, HttpServerRequest request) {
        AccessIndex now = accounts.now();
        Optional<Caller> met = byApiKey.get(header, now, () -> addresses.of(request));
        return met.isPresent()
                ? met.get()
                : byApiKey.remember(header, now, withKey(header, addresses.of(request), now));
    }

    /** When what this request was let in with ends by itself. */
    Optional<Instant> tokenEndsAt(HttpServerRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .map(String::trim)
                .filter(header -> startsWith(header, BEARER))
                .map(header ->
                        tokens.verify(header.substring(BEARER.length()).trim()).expiresAt());
    }

    private KnownCallers.Checked withKey(String text, String address, AccessIndex now) {
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
        AddressList allowed = AddressList.of(found.allowedIps());
        if (!allowed.allows(address)) {
            throw Problem.forbidden("address_not_allowed", "This API key may not be used from this address");
        }
        Account account = active(now.account(found.accountId())
                .orElseThrow(() -> Unauthorized.because("account_inactive", "This account is not active")));
        Caller caller = new Caller(
                new Who(account.id(), found.id()),
                both(found.groups(), account.groups()),
                account.quota(),
                Optional.ofNullable(found.quota()));
        return KnownCallers.Checked.of(caller, Optional.ofNullable(found.expiresAt()), allowed);
    }

    private static Account active(Account account) {
        if (!account.active()) {
            throw Unauthorized.because("account_inactive", "This account is not active");
        }
        return account;
    }

    /** A credential never has more rights than its account has now. */
    private static Set<String> both(Set<String> credential, Set<String> account) {
        Set<String> groups = new HashSet<>(credential);
        groups.retainAll(account);
        return Set.copyOf(groups);
    }
}
