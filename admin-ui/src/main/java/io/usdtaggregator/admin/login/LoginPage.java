package io.usdtaggregator.admin.login;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.access.StaffStore;
import io.usdtaggregator.admin.access.StaffStore.Staff;
import io.usdtaggregator.admin.page.Frame;
import io.usdtaggregator.admin.page.Pages;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.NewCookie.SameSite;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestCookie;
import org.jboss.resteasy.reactive.RestForm;

/** Logging in and out. The session is kept by the server, so that logging out ends it. */
@Path("/")
public class LoginPage {
    private static final Duration LASTING = Duration.ofHours(8);

    private final Pages pages;
    private final PasswordLogin passwords;
    private final StaffStore staff;

    LoginPage(Pages pages, PasswordLogin passwords, StaffStore staff) {
        this.pages = pages;
        this.passwords = passwords;
        this.staff = staff;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance login(Frame frame, String username, boolean wrong);

        private Templates() {}
    }

    @GET
    @Path("login")
    public TemplateInstance show() {
        return pages.inLanguage(Templates.login(pages.frame(), "", false));
    }

    @POST
    @Path("login")
    public Uni<Response> login(@RestForm String username, @RestForm String password, HttpServerRequest request) {
        String name = username == null ? "" : username;
        return passwords
                .login(name, password == null ? "" : password)
                .chain(found -> found.map(known -> open(known, request.isSSL())).orElseGet(() -> wrong(name)));
    }

    @POST
    @Path("logout")
    public Uni<Response> logout(@RestForm String csrf, @RestCookie(LoginFilter.COOKIE) String token) {
        pages.checkForm(csrf);
        return staff.closeSession(Tokens.digest(token))
                .replaceWith(Response.seeOther(URI.create("/login"))
                        .cookie(cookie("", 0, false))
                        .build());
    }

    /** The other language, and back to where one was. */
    @GET
    @Path("language")
    public Response language(@HeaderParam("Referer") String from) {
        String other = pages.locale().equals(Locale.FRENCH) ? "en" : "fr";
        String path = from == null ? "/" : URI.create(from).getPath();
        return Response.seeOther(URI.create(path))
                .cookie(new NewCookie.Builder(Pages.LANGUAGE_COOKIE)
                        .value(other)
                        .path("/")
                        .maxAge((int) Duration.ofDays(365).toSeconds())
                        .sameSite(SameSite.STRICT)
                        .build())
                .build();
    }

    private Uni<Response> open(Staff known, boolean secure) {
        String token = Tokens.random();
        return staff.openSession(Tokens.digest(token), known, Tokens.random(), LASTING)
                .replaceWith(Response.seeOther(URI.create("/"))
                        .cookie(cookie(token, (int) LASTING.toSeconds(), secure))
                        .build());
    }

    private Uni<Response> wrong(String username) {
        return pages.inLanguage(Templates.login(pages.frame(), username, true))
                .createUni()
                .map(page -> Response.status(401)
                        .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                        .entity(page)
                        .build());
    }

    private static NewCookie cookie(String token, int seconds, boolean secure) {
        return new NewCookie.Builder(new Cookie.Builder(LoginFilter.COOKIE)
                        .value(token)
                        .path("/")
                        .build())
                .maxAge(seconds)
                .httpOnly(true)
                .secure(secure)
                .sameSite(SameSite.STRICT)
                .build();
    }
}
