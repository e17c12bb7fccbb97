package io.usdtaggregator.admin.ownaccount;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.form.FormText;
import io.usdtaggregator.admin.page.Frame;
import io.usdtaggregator.admin.page.Notice;
import io.usdtaggregator.admin.page.Pages;
import io.usdtaggregator.admin.staff.StaffMember;
import io.usdtaggregator.admin.staff.authentication.OwnAccount;
import io.usdtaggregator.admin.staff.twostep.AuthenticatorKey;
import io.usdtaggregator.admin.staff.twostep.TwoStepLogin;
import io.usdtaggregator.base.problem.Problem;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One's own second step of the login: a key for an authenticator app, its first code, recovery codes shown once. */
@Path("/account/two-step")
public class TwoStepPage {
    private static final String PATH = "/account/two-step";

    private final Pages pages;
    private final OwnAccount account;
    private final TwoStepLogin twoStep;

    TwoStepPage(Pages pages, OwnAccount account, TwoStepLogin twoStep) {
        this.pages = pages;
        this.account = account;
        this.twoStep = twoStep;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance twoStep(Frame frame, State state);

        private Templates() {}
    }

    /**
     * @param possible whoever runs the service set the secret that it needs
     * @param on a login asks for a code
     * @param key waits for its first code
     * @param recoveryCodes made just now: shown this once
     */
    public record State(boolean possible, boolean on, Optional<AuthenticatorKey> key, List<String> recoveryCodes) {
        /** The key's link as a picture; empty without a key. */
        public Optional<QrPicture> picture() {
            return key.map(waiting -> QrPicture.of(waiting.uri()));
        }
    }

    @GET
    public Uni<TemplateInstance> show() {
        return page(pages.frame()).map(pages::inLanguage);
    }

    /** A new key; the present password shows that it is its owner who asks. */
    @POST
    @Path("/begin")
    public Uni<Response> begin(MultivaluedMap<String, String> form, HttpServerRequest request) {
        return answer(() -> {
            if (!twoStep.isPossible()) {
                throw Problem.conflict(
                        "two_step_off", "Two-step login is not set up here: TWO_STEP_SECRET is missing.");
            }
            return withPassword(form, request)
                    .chain(member -> twoStep.begin(member.username()))
                    .map(begun -> pages.done(PATH, Notice.Kind.TWO_STEP_BEGUN, ""));
        });
    }

    @POST
    @Path("/confirm")
    public Uni<Response> confirm(MultivaluedMap<String, String> form) {
        return answer(() -> twoStep.confirm(pages.username(), String.valueOf(FormText.orNull(form, "code")))
                .map(codes -> pages.done(PATH, Notice.Kind.TWO_STEP_ON, String.join(" ", codes))));
    }

    @POST
    @Path("/remove")
    public Uni<Response> remove(MultivaluedMap<String, String> form, HttpServerRequest request) {
        return answer(() -> withPassword(form, request)
                .chain(member -> twoStep.remove(member.username(), member.id()))
                .map(removed -> pages.done(PATH, Notice.Kind.TWO_STEP_OFF, "")));
    }

    private Uni<StaffMember> withPassword(MultivaluedMap<String, String> form, HttpServerRequest request) {
        return account.withPassword(
                pages.username(),
                String.valueOf(FormText.orNull(form, "present_password")),
                request.remoteAddress().hostAddress());
    }

    private Uni<Response> answer(Supplier<Uni<Response>> work) {
        return Uni.createFrom()
                .deferred(work::get)
                .onFailure(failure -> failure instanceof HttpProblem refusal && refusal.getStatusCode() < 500)
                .recoverWithUni(failure -> page(pages.telling((HttpProblem) failure))
                        .map(page -> pages.page(((HttpProblem) failure).getStatusCode(), page)));
    }

    private Uni<TemplateInstance> page(Frame frame) {
        List<String> codes = frame.notice()
                .filter(notice -> notice.kind() == Notice.Kind.TWO_STEP_ON)
                .map(notice -> List.of(notice.about().split(" ")))
                .orElse(List.of());
        return twoStep.state(pages.username())
                .map(state ->
                        Templates.twoStep(frame, new State(twoStep.isPossible(), state.on(), state.key(), codes)));
    }
}
