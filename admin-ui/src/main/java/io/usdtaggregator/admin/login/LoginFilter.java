package io.usdtaggregator.admin.login;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.access.StaffStore;
import io.usdtaggregator.admin.problem.Refusal;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Lets only staff in: by HTTP Basic, or by a session's cookie; then what changes something needs the CSRF token. */
class LoginFilter {
    static final String COOKIE = "staff_session";
    static final String CSRF_HEADER = "X-CSRF-Token";
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final String BASIC = "Basic ";

    private final StaffStore staff;
    private final PasswordLogin passwords;
    private final StaffIdentity identity;

    LoginFilter(StaffStore staff, PasswordLogin passwords, StaffIdentity identity) {
        this.staff = staff;
        this.passwords = passwords;
        this.identity = identity;
    }

    @ServerRequestFilter
    Uni<Response> filter(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        if (path.equals("/login") || path.equals("/language")) {
            return go();
        }
        String authorization = request.getHeaderString("Authorization");
        if (authorization != null) {
            return basic(authorization);
        }
        Cookie cookie = request.getCookies().get(COOKIE);
        if (cookie != null) {
            return session(request, cookie.getValue());
        }
        return refuse(request);
    }

    private Uni<Response> basic(String authorization) {
        return pair(authorization)
                .map(pair -> passwords.login(pair[0], pair[1]))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .chain(found -> {
                    found.orElseThrow(Refusal::unauthenticated);
                    identity.is(found.get().username(), Optional.empty());
                    return go();
                });
    }

    private Uni<Response> session(ContainerRequestContext request, String token) {
        return staff.session(Tokens.digest(token)).chain(session -> {
            if (session.isEmpty()) {
                return refuse(request);
            }
            identity.is(session.get().username(), Optional.of(session.get().csrfToken()));
            boolean form = "application/x-www-form-urlencoded"
                    .equals(Optional.ofNullable(request.getHeaderString("Content-Type"))
                            .map(type -> type.split(";")[0].trim())
                            .orElse(""));
            // A form carries the token in a field, which its page checks; anything else in the header.
            if (!SAFE.contains(request.getMethod())
                    && !form
                    && !session.get().csrfToken().equals(request.getHeaderString(CSRF_HEADER))) {
                throw Refusal.forbidden("The header " + CSRF_HEADER + " must carry the session's token.");
            }
            return go();
        });
    }

    private static Uni<Response> refuse(ContainerRequestContext request) {
        boolean page = !request.getUriInfo().getPath().startsWith("/api/");
        if (page) {
            return Uni.createFrom().item(Response.seeOther(URI.create("/login")).build());
        }
        throw Refusal.unauthenticated();
    }

    private static Optional<String[]> pair(String authorization) {
        if (!authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getDecoder()
                    .decode(authorization.substring(BASIC.length()).trim());
            String[] pair = new String(bytes, StandardCharsets.UTF_8).split(":", 2);
            return pair.length == 2 ? Optional.of(pair) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Uni<Response> go() {
        return Uni.createFrom().nullItem();
    }
}
