package io.usdtaggregator.admin.login;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.navigation.ReturnPath;
import io.usdtaggregator.admin.page.Cookies;
import io.usdtaggregator.admin.page.Frame;
import io.usdtaggregator.admin.page.Language;
import io.usdtaggregator.admin.page.Pages;
import io.usdtaggregator.admin.staff.StaffMember;
import io.usdtaggregator.admin.staff.StaffSessions;
import io.usdtaggregator.admin.staff.Tokens;
import io.usdtaggregator.admin.staff.authentication.OwnAccount;
import io.usdtaggregator.admin.staff.authentication.PasswordLogin;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestCookie;
import org.jboss.resteasy.reactive.RestForm;

/** Logging in and out. The session is kept by the server, so that logging out ends it. */
@Path("/")
public class LoginPage {
    private static final int TOO_MANY = 429;
    private static final Duration A_YEAR = Duration.ofDays(365);

    private final Pages pages;
    private final PasswordLogin passwords;
    private final StaffSessions sessions;
    private final OwnAccount account;

    LoginPage(Pages pages, PasswordLogin passwords, StaffSessions sessions, OwnAccount account) {
        this.account = account;
        this.pages = pages;
        this.passwords = passwords;
        this.sessions = sessions;
    }

    @CheckedTemplate
    static class Templates {
        /** @param ended the reader had a session, which is over */
        static native TemplateInstance login(Frame frame, String username, boolean wrong, boolean ended);

        private Templates() {}
    }

    @GET
    @Path("login")
    public TemplateInstance show(@RestCookie(StaffSessions.COOKIE) String token) {
        return pages.inLanguage(Templates.login(pages.frame(), "", false, token != null));
    }

    @POST
    @Path("login")
    public Uni<Response> login(
            @RestForm String username,
            @RestForm String password,
            @RestForm String code,
            @RestCookie(ReturnAfterLogin.COOKIE) String back,
            HttpServerRequest request) {
        String name = username == null ? "" : username;
        return Uni.createFrom()
                .deferred(() -> passwords.login(
                        name,
                        password == null ? "" : password,
                        code == null ? "" : code,
                        request.remoteAddress().hostAddress()))
                .chain(found -> found.map(known -> open(known, back, request)).orElseGet(() -> wrong(name)))
                .onFailure(failure -> failure instanceof HttpProblem refusal && refusal.getStatusCode() == TOO_MANY)
                .recoverWithItem(failure -> throttled(name, (HttpProblem) failure));
    }

    @POST
    @Path("logout")
    public Uni<Response> logout(@RestCookie(StaffSessions.COOKIE) String token, HttpServerRequest request) {
        return sessions.end(Tokens.digest(token))
                .replaceWith(Response.seeOther(URI.create("/login"))
                        .cookie(Cookies.forget(StaffSessions.COOKIE, request))
                        .cookie(Cookies.forget(ReturnAfterLogin.COOKIE, request))
                        .build());
    }

    /** The other language, and back to the page of ours that the reader was on. */
    @GET
    @Path("language")
    public Uni<Response> language(
            @HeaderParam("Referer") String from,
            @HeaderParam("Host") String host,
            @RestCookie(StaffSessions.COOKIE) String token,
            HttpServerRequest request) {
        String other = pages.locale().equals(Locale.FRENCH) ? "en" : "fr";
        Response there = Response.seeOther(URI.create(ReturnPath.of(from, host)))
                .cookie(Cookies.of(Language.COOKIE, other, A_YEAR, request))
                .build();
        return keep(token, other).replaceWith(there);
    }

    /** Of whoever is logged in, for their next browser too. */
    private Uni<Void> keep(String token, String language) {
        if (token == null) {
            return Uni.createFrom().voidItem();
        }
        return sessions.use(Tokens.digest(token), true)
                .chain(found -> found.map(
                                session -> account.choose(session.member().username(), language, null))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Response> open(StaffMember known, String back, HttpServerRequest request) {
        String token = Tokens.random();
        return sessions.open(
                        Tokens.digest(token), known, request.remoteAddress().hostAddress())
                .replaceWith(() -> {
                    Response.ResponseBuilder first = Response.seeOther(ReturnAfterLogin.there(back))
                            .cookie(Cookies.forget(ReturnAfterLogin.COOKIE, request))
                            .cookie(Cookies.of(StaffSessions.COOKIE, token, StaffSessions.LIFETIME, request));
                    known.language()
                            .ifPresent(chosen -> first.cookie(Cookies.of(Language.COOKIE, chosen, A_YEAR, request)));
                    return first.build();
                });
    }

    private Response throttled(String username, HttpProblem refusal) {
        Response page = pages.page(TOO_MANY, Templates.login(pages.telling(refusal), username, false, false));
        return Response.fromResponse(page)
                .header("Retry-After", refusal.getHeaders().get("Retry-After"))
                .build();
    }

    private Uni<Response> wrong(String username) {
        return Uni.createFrom().item(pages.page(401, Templates.login(pages.frame(), username, true, false)));
    }
}
