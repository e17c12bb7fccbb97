package io.usdtaggregator.admin.staff.authentication;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.audit.RequestAddress;
import io.usdtaggregator.admin.staff.RoleRules;
import io.usdtaggregator.admin.staff.StaffIdentity;
import io.usdtaggregator.admin.staff.StaffRole;
import io.usdtaggregator.admin.staff.StaffSessions;
import io.usdtaggregator.admin.staff.Tokens;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.base.problem.ProblemFields;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Lets only staff in: by HTTP Basic, or by a session's cookie. */
class LoginFilter {
    /** The header in which quarkus-rest-csrf looks for the token of what is not a form. */
    private static final String CSRF_HEADER = "X-CSRF-Token";

    private static final Set<String> OPEN = Set.of("/login", "/language");
    /** Whoever has the link has lost their password. */
    private static final Pattern RESET = Pattern.compile("/password-reset/[A-Za-z0-9_-]{43}");

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int UNSUPPORTED_MEDIA_TYPE = 415;
    private static final String STREAM = "text/event-stream";
    private static final String BASIC = "Basic ";

    private final StaffSessions sessions;
    private final PasswordLogin passwords;
    private final StaffIdentity identity;
    private final RequestAddress address;
    private final RoutingContext http;

    LoginFilter(
            StaffSessions sessions,
            PasswordLogin passwords,
            StaffIdentity identity,
            RequestAddress address,
            RoutingContext http) {
        this.address = address;
        this.http = http;
        this.sessions = sessions;
        this.passwords = passwords;
        this.identity = identity;
    }

    @ServerRequestFilter
    Uni<Response> filter(ContainerRequestContext request) {
        address.is(address());
        if (isOpen(request.getUriInfo().getPath())) {
            needToken(request);
            return letIn();
        }
        String authorization = request.getHeaderString("Authorization");
        if (authorization != null) {
            return basic(request, authorization);
        }
        Cookie cookie = request.getCookies().get(StaffSessions.COOKIE);
        return cookie == null ? refuse(request) : session(request, cookie.getValue());
    }

    private Uni<Response> basic(ContainerRequestContext request, String authorization) {
        return pair(authorization)
                .map(pair -> passwords.basic(pair[0], pair[1], address()))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .chain(found -> {
                    identity.is(found.orElseThrow(LoginFilter::notLoggedIn), false);
                    return letInWithRole(request);
                });
    }

    private Uni<Response> session(ContainerRequestContext request, String token) {
        boolean byPerson = !STREAM.equals(request.getHeaderString("Accept"));
        return sessions.use(Tokens.digest(token), byPerson).chain(session -> {
            if (session.isEmpty()) {
                return refuse(request);
            }
            identity.is(session.get().member(), true);
            needToken(request);
            refuseOtherBodies(request);
            return letInWithRole(request);
        });
    }

    /** quarkus-rest-csrf checks the token of a form, and one in the header; it does not ask other bodies for one. */
    private static void needToken(ContainerRequestContext request) {
        if (!RoleRules.isSafe(request.getMethod())
                && !isForm(request)
                && request.getHeaderString(CSRF_HEADER) == null) {
            throw Problem.forbidden("csrf_token", "The header " + CSRF_HEADER + " must carry the form's token.");
        }
    }

    /** Pages read forms, and nothing else. */
    private static void refuseOtherBodies(ContainerRequestContext request) {
        boolean isOfPage = !request.getUriInfo().getPath().startsWith("/api/");
        if (isOfPage && request.getHeaderString("Content-Type") != null && !isForm(request)) {
            throw ProblemFields.of(UNSUPPORTED_MEDIA_TYPE);
        }
    }

    private Uni<Response> letInWithRole(ContainerRequestContext request) {
        StaffRole needed =
                RoleRules.needed(request.getMethod(), request.getUriInfo().getPath());
        if (!identity.role().includes(needed)) {
            throw Problem.forbidden(
                    "forbidden", "This needs the role " + needed + "; yours is " + identity.role() + ".");
        }
        return letIn();
    }

    private String address() {
        return http.request().remoteAddress().hostAddress();
    }

    private static boolean isOpen(String path) {
        return OPEN.contains(path) || RESET.matcher(path).matches();
    }

    /** As browsers write it: quarkus-rest-csrf takes what is written in capital letters for no form, JAX-RS for one. */
    private static boolean isForm(ContainerRequestContext request) {
        String type = request.getHeaderString("Content-Type");
        return type != null && type.split(";")[0].trim().equals(FORM);
    }

    /** A session that has ended is told to what leads the next login back. */
    private static Uni<Response> refuse(ContainerRequestContext request) {
        if (request.getUriInfo().getPath().startsWith("/api/")) {
            throw notLoggedIn();
        }
        request.setProperty(StaffSessions.ENDED, request.getCookies().containsKey(StaffSessions.COOKIE));
        return Uni.createFrom().item(Response.seeOther(URI.create("/login")).build());
    }

    private static HttpProblem notLoggedIn() {
        return Problem.unauthorized(
                "unauthenticated", "A staff account is needed.", "Basic realm=\"staff\", charset=\"UTF-8\"");
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

    private static Uni<Response> letIn() {
        return Uni.createFrom().nullItem();
    }
}
