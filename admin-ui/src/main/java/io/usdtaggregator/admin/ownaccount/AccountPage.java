package io.usdtaggregator.admin.ownaccount;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.form.FormText;
import io.usdtaggregator.admin.navigation.Paged;
import io.usdtaggregator.admin.page.Cookies;
import io.usdtaggregator.admin.page.Frame;
import io.usdtaggregator.admin.page.Language;
import io.usdtaggregator.admin.page.Notice;
import io.usdtaggregator.admin.page.Pages;
import io.usdtaggregator.admin.staff.OpenSession;
import io.usdtaggregator.admin.staff.StaffMember;
import io.usdtaggregator.admin.staff.StaffSessions;
import io.usdtaggregator.admin.staff.Tokens;
import io.usdtaggregator.admin.staff.authentication.OwnAccount;
import io.usdtaggregator.admin.validation.ChosenPassword;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestCookie;

/** One's own password, and the sessions that are open: one's own, and for admins those of all. */
@Path("/account")
public class AccountPage {
    private static final String PATH = "/account";
    private static final int SESSIONS_ON_A_PAGE = 50;
    private static final Duration A_YEAR = Duration.ofDays(365);

    private final Pages pages;
    private final OwnAccount account;
    private final StaffSessions sessions;

    AccountPage(Pages pages, OwnAccount account, StaffSessions sessions) {
        this.pages = pages;
        this.account = account;
        this.sessions = sessions;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance account(Frame frame, Paged<OpenSession> sessions, List<String> zones);

        private Templates() {}
    }

    @GET
    public Uni<TemplateInstance> show(@RestCookie(StaffSessions.COOKIE) String token) {
        return page(pages.frame(), token).map(pages::inLanguage);
    }

    /** All sessions of the account end; this browser gets a new one. */
    @POST
    @Path("/password")
    public Uni<Response> changePassword(
            MultivaluedMap<String, String> form,
            @RestCookie(StaffSessions.COOKIE) String token,
            HttpServerRequest request) {
        ChosenPassword chosen =
                new ChosenPassword(FormText.orNull(form, "new_password"), FormText.orNull(form, "new_password_again"));
        return answer(token, () -> account.changePassword(
                        pages.username(),
                        String.valueOf(FormText.orNull(form, "present_password")),
                        chosen,
                        request.remoteAddress().hostAddress())
                .chain(member -> withNewSession(member, request)));
    }

    /** Language and time zone, kept with the account. */
    @POST
    @Path("/choices")
    public Uni<Response> choose(
            MultivaluedMap<String, String> form,
            @RestCookie(StaffSessions.COOKIE) String token,
            HttpServerRequest request) {
        String language = form.getFirst("language");
        return answer(
                token, () -> account.choose(pages.username(), language, String.valueOf(form.getFirst("time_zone")))
                        .map(chosen -> Response.fromResponse(pages.done(PATH, Notice.Kind.CHOICES_SAVED, ""))
                                .cookie(Cookies.of(Language.COOKIE, language, A_YEAR, request))
                                .build()));
    }

    /** Ends one session; whoever ends their own is led to the login. */
    @POST
    @Path("/sessions")
    public Uni<Response> end(
            MultivaluedMap<String, String> form,
            @RestCookie(StaffSessions.COOKIE) String token,
            HttpServerRequest request) {
        String session = FormText.orNull(form, "session");
        return answer(token, () -> account.end(pages.username(), pages.mayManage(), session)
                .map(ended -> token != null && Tokens.digest(token).equals(session)
                        ? loggedOut(request)
                        : pages.done(PATH, Notice.Kind.SESSION_ENDED, "")));
    }

    private static Response loggedOut(HttpServerRequest request) {
        return Response.seeOther(URI.create("/login"))
                .cookie(Cookies.forget(StaffSessions.COOKIE, request))
                .build();
    }

    private Uni<Response> withNewSession(StaffMember member, HttpServerRequest request) {
        String token = Tokens.random();
        return sessions.open(
                        Tokens.digest(token), member, request.remoteAddress().hostAddress())
                .map(opened -> Response.fromResponse(pages.done(PATH, Notice.Kind.PASSWORD_CHANGED, ""))
                        .cookie(Cookies.of(StaffSessions.COOKIE, token, StaffSessions.LIFETIME, request))
                        .build());
    }

    private Uni<Response> answer(String token, Supplier<Uni<Response>> work) {
        return Uni.createFrom()
                .deferred(work::get)
                .onFailure(failure -> failure instanceof HttpProblem refusal && refusal.getStatusCode() < 500)
                .recoverWithUni(failure -> page(pages.telling((HttpProblem) failure), token)
                        .map(page -> pages.page(((HttpProblem) failure).getStatusCode(), page)));
    }

    private Uni<TemplateInstance> page(Frame frame, String token) {
        return account.sessions(pages.username(), pages.mayManage(), token)
                .map(open -> Templates.account(
                        frame, Paged.of(open, pages.number(), SESSIONS_ON_A_PAGE, PATH + "?page="), TimeZones.CHOICES));
    }
}
