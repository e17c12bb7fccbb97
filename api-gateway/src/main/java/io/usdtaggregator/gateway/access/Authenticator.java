package io.usdtaggregator.gateway.access;

import io.usdtaggregator.gateway.problem.Problem;
import io.usdtaggregator.gateway.rates.Serving;
import io.usdtaggregator.model.access.Access.Account;
import io.usdtaggregator.model.access.Access.ApiKey;
import io.usdtaggregator.model.access.ApiKeyText;
import io.vertx.core.http.HttpServerRequest;
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
    private static final int LONGEST = 4096;

    private final Accounts accounts;
    private final AccessTokens tokens;
    private final boolean sandbox;
    private final KnownCallers known = new KnownCallers();

    Authenticator(Accounts accounts, AccessTokens tokens, Serving serving) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.sandbox = serving.sandbox();
    }

    Caller authenticate(HttpServerRequest request) {
        List<String> authorization = request.headers().getAll("Authorization");
        List<String> keys = request.headers().getAll("X-API-Key");
        if (authorization.size() + keys.size() > 1) {
            throw Problem.unauthorized("ambiguous_credentials", "Send one credential, not several");
        }
        if (!keys.isEmpty()) {
            return withKey(keys.get(0).trim(), request);
        }
        if (authorization.isEmpty()) {
            throw Problem.unauthorized(
                    "missing_credentials", "Send Authorization: Bearer <token>, or X-API-Key: <key>");
        }
        return withAuthorization(authorization.get(0).trim(), request);
    }

    private Caller withAuthorization(String header, HttpServerRequest request) {
        if (header.length() <= LONGEST && startsWith(header, BEARER)) {
            return withToken(header.substring(BEARER.length()).trim());
        }
        if (header.length() <= LONGEST && startsWith(header, API_KEY)) {
            return withKey(header.substring(API_KEY.length()).trim(), request);
        }
        throw Problem.unauthorized("unknown_scheme", "Authorization must be Bearer <token> or ApiKey <key>");
    }

    private static boolean startsWith(String header, String scheme) {
        return header.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    private Caller withToken(String text) {
        AccessIndex now = accounts.now();
        return known.get(text, now, () -> "").orElseGet(() -> {
            VerifiedToken token = tokens.verify(text);
            Account account = active(now.account(token.subject())
                    .orElseThrow(() -> Problem.unauthorized("account_inactive", "This account is not active")));
            Caller caller = new Caller(
                    new Who(account.id(), ""),
                    both(token.groups(), account.groups()),
                    account.quota(),
                    Optional.empty());
            return known.remember(text, now, caller, Optional.of(token.expiresAt()), List.of());
        });
    }

    private Caller withKey(String text, HttpServerRequest request) {
        AccessIndex now = accounts.now();
        return known.get(text, now, () -> address(request)).orElseGet(() -> checkedKey(text, address(request), now));
    }

    private Caller checkedKey(String text, String address, AccessIndex now) {
        ApiKeyText key = ApiKeyText.parse(text)
                .orElseThrow(() ->
                        Problem.unauthorized("malformed_key", "This is not an API key: form or checksum is wrong"));
        if (key.isSandbox() != sandbox) {
            throw Problem.unauthorized(
                    "wrong_environment",
                    sandbox ? "A live key does not work in the sandbox" : "A test key works in the sandbox only");
        }
        ApiKey found = now.key(key.digest())
                .orElseThrow(() -> Problem.unauthorized("unknown_key", "This API key is not known"));
        if (!found.active()) {
            throw Problem.unauthorized("revoked_key", "This API key was revoked");
        }
        if (found.expiresAt() != null && !found.expiresAt().isAfter(Instant.now())) {
            throw Problem.unauthorized("expired_key", "This API key has expired");
        }
        if (!AddressList.allows(found.allowedIps(), address)) {
            throw Problem.forbidden("address_not_allowed", "This API key may not be used from this address");
        }
        Account account = active(now.account(found.accountId())
                .orElseThrow(() -> Problem.unauthorized("account_inactive", "This account is not active")));
        Caller caller = new Caller(
                new Who(account.id(), found.id()),
                both(found.groups(), account.groups()),
                account.quota(),
                Optional.ofNullable(found.quota()));
        return known.remember(text, now, caller, Optional.ofNullable(found.expiresAt()), found.allowedIps());
    }

    private static Account active(Account account) {
        if (!account.active()) {
            throw Problem.unauthorized("account_inactive", "This account is not active");
        }
        return account;
    }

    /** A credential never has more rights than its account has now. */
    private static Set<String> both(Set<String> credential, Set<String> account) {
        Set<String> groups = new HashSet<>(credential);
        groups.retainAll(account);
        return Set.copyOf(groups);
    }

    private static String address(HttpServerRequest request) {
        return request.remoteAddress() == null ? "" : request.remoteAddress().hostAddress();
    }
}
