package io.usdtaggregator.gateway.security;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;

/**
 * What a request shows to say who calls: an access token or an API key.
 *
 * @param text without the name of its scheme
 */
record Credential(Kind kind, String text) {
    private static final String BEARER = "bearer ";
    private static final String API_KEY = "apikey ";
    private static final CharSequence X_API_KEY = HttpHeaders.createOptimized("X-API-Key");
    private static final int LONGEST = 4096;

    enum Kind {
        ACCESS_TOKEN,
        API_KEY
    }

    /** Empty where the request shows none; throws a problem where it shows several, or one that cannot be read. */
    static Optional<Credential> of(HttpServerRequest request) {
        List<String> authorization = given(HttpHeaders.AUTHORIZATION, request);
        List<String> keys = given(X_API_KEY, request);
        if (authorization.size() + keys.size() > 1) {
            throw Unauthorized.because("ambiguous_credentials", "Send one credential, not several");
        }
        if (!keys.isEmpty()) {
            return Optional.of(new Credential(Kind.API_KEY, keys.get(0).trim()));
        }
        return authorization.stream().map(String::trim).map(Credential::parse).findFirst();
    }

    private static Credential parse(String header) {
        if (header.length() <= LONGEST && startsWith(header, BEARER)) {
            return new Credential(
                    Kind.ACCESS_TOKEN, header.substring(BEARER.length()).trim());
        }
        if (header.length() <= LONGEST && startsWith(header, API_KEY)) {
            return new Credential(
                    Kind.API_KEY, header.substring(API_KEY.length()).trim());
        }
        throw unknownScheme();
    }

    private static HttpProblem unknownScheme() {
        return Unauthorized.because("unknown_scheme", "Authorization must be Bearer <token> or ApiKey <key>");
    }

    private static List<String> given(CharSequence header, HttpServerRequest request) {
        return request.headers().contains(header) ? request.headers().getAll(header) : List.of();
    }

    private static boolean startsWith(String header, String scheme) {
        return header.regionMatches(true, 0, scheme, 0, scheme.length());
    }
}
