package io.usdtaggregator.admin.passwordreset;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.page.Frame;
import io.usdtaggregator.admin.page.Notice;
import io.usdtaggregator.admin.page.Pages;
import io.usdtaggregator.admin.staff.reset.PasswordResets;
import io.usdtaggregator.admin.validation.ChosenPassword;
import io.usdtaggregator.base.problem.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestForm;

/** Where the link that an admin made leads: a new password for who has it, once. */
@Path("/password-reset/{token:[A-Za-z0-9_-]{43}}")
public class PasswordResetPage {
    private static final int BAD_REQUEST = 400;

    private final Pages pages;
    private final PasswordResets resets;

    PasswordResetPage(Pages pages, PasswordResets resets) {
        this.pages = pages;
        this.resets = resets;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance reset(Frame frame, String username, String token);

        private Templates() {}
    }

    @GET
    public Uni<TemplateInstance> show(@PathParam("token") String token) {
        return page(pages.frame(), token).map(pages::inLanguage);
    }

    @POST
    public Uni<Response> set(
            @PathParam("token") String token,
            @RestForm("new_password") String wanted,
            @RestForm("new_password_again") String again) {
        return Uni.createFrom()
                .deferred(() -> resets.use(token, new ChosenPassword(wanted, again)))
                .map(done -> pages.done("/login", Notice.Kind.PASSWORD_RESET, ""))
                .onFailure(failure -> failure instanceof HttpProblem wrong && wrong.getStatusCode() == BAD_REQUEST)
                .recoverWithUni(failure ->
                        page(pages.telling((HttpProblem) failure), token).map(page -> pages.page(BAD_REQUEST, page)));
    }

    private Uni<TemplateInstance> page(Frame frame, String token) {
        return resets.usernameOf(token)
                .map(open -> open.orElseThrow(
                        () -> Problem.notFound("reset_link_closed", "This link was used already, or it has expired.")))
                .map(username -> Templates.reset(frame, username, token));
    }
}
