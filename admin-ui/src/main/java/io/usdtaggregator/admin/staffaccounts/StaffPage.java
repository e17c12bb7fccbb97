package io.usdtaggregator.admin.staffaccounts;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.form.FormText;
import io.usdtaggregator.admin.navigation.Paged;
import io.usdtaggregator.admin.page.Frame;
import io.usdtaggregator.admin.page.Notice;
import io.usdtaggregator.admin.page.Pages;
import io.usdtaggregator.admin.staff.StaffAdministration;
import io.usdtaggregator.admin.staff.StaffAdministration.StaffChange;
import io.usdtaggregator.admin.staff.StaffMember;
import io.usdtaggregator.admin.staff.StaffRole;
import io.usdtaggregator.admin.staff.reset.PasswordResets;
import io.usdtaggregator.admin.staff.twostep.TwoStepLogin;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Who may work on these pages, and what each may do. */
@Path("/staff")
public class StaffPage {
    private static final String PATH = "/staff";
    private static final int ON_A_PAGE = 40;

    private final Pages pages;
    private final StaffAdministration staff;
    private final PasswordResets resets;
    private final TwoStepLogin twoStep;

    StaffPage(Pages pages, StaffAdministration staff, PasswordResets resets, TwoStepLogin twoStep) {
        this.resets = resets;
        this.twoStep = twoStep;
        this.pages = pages;
        this.staff = staff;
    }

    @CheckedTemplate
    static class Templates {
        /** @param resetLink made just now: shown this once; empty for none */
        static native TemplateInstance staff(
                Frame frame, Paged<StaffMember> members, List<StaffRole> roles, String resetLink);

        private Templates() {}
    }

    @GET
    public Uni<TemplateInstance> show() {
        return page(pages.frame()).map(pages::inLanguage);
    }

    @POST
    public Uni<Response> create(MultivaluedMap<String, String> form) {
        return answer(
                form,
                () -> staff.create(
                        pages.username(),
                        FormText.orNull(form, "username"),
                        FormText.orNull(form, "password"),
                        role(form)));
    }

    @POST
    @Path("/role")
    public Uni<Response> changeRole(MultivaluedMap<String, String> form) {
        return change(form, () -> new StaffChange(Optional.of(role(form)), Optional.empty(), Optional.empty()));
    }

    @POST
    @Path("/switch")
    public Uni<Response> enableOrDisable(MultivaluedMap<String, String> form) {
        Optional<Boolean> active = Optional.of(FormText.isTicked(form, "active"));
        return change(form, () -> new StaffChange(Optional.empty(), active, Optional.empty()));
    }

    @POST
    @Path("/password")
    public Uni<Response> setPassword(MultivaluedMap<String, String> form) {
        return change(
                form,
                () -> new StaffChange(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(String.valueOf(FormText.orNull(form, "password")))));
    }

    /** A link by which somebody who lost their password sets a new one; the admin hands it over. */
    @POST
    @Path("/reset-link")
    public Uni<Response> makeResetLink(MultivaluedMap<String, String> form, @Context UriInfo address) {
        return answer(form, Notice.Kind.RESET_LINK_MADE, () -> resets.make(pages.username(), form.getFirst("account"))
                .map(token ->
                        address.getBaseUri().resolve("/password-reset/" + token).toString()));
    }

    /** For whoever lost their phone and their recovery codes. */
    @POST
    @Path("/two-step/remove")
    public Uni<Response> removeTwoStep(MultivaluedMap<String, String> form) {
        return answer(form, Notice.Kind.STAFF_CHANGED, () -> twoStep.remove(pages.username(), form.getFirst("account"))
                .replaceWith(""));
    }

    private Uni<Response> change(MultivaluedMap<String, String> form, Supplier<StaffChange> change) {
        return answer(
                form,
                () -> staff.change(
                        pages.username(),
                        form.getFirst("account"),
                        OptionalLong.of(FormText.whole(form, "of_version", 0, Long.MAX_VALUE, pages.locale())),
                        change.get()));
    }

    private Uni<Response> answer(MultivaluedMap<String, String> form, Supplier<Uni<Void>> work) {
        return answer(form, Notice.Kind.STAFF_CHANGED, () -> work.get().replaceWith(""));
    }

    private Uni<Response> answer(MultivaluedMap<String, String> form, Notice.Kind kind, Supplier<Uni<String>> work) {
        return Uni.createFrom()
                .<String>deferred(work::get)
                .map(about -> pages.done(PATH, kind, about))
                .onFailure(failure -> failure instanceof HttpProblem refusal && refusal.getStatusCode() < 500)
                .recoverWithUni(failure -> {
                    HttpProblem refusal = (HttpProblem) failure;
                    return page(pages.telling(refusal, form)).map(page -> pages.page(refusal.getStatusCode(), page));
                });
    }

    private Uni<TemplateInstance> page(Frame frame) {
        String resetLink = frame.notice()
                .filter(notice -> notice.kind() == Notice.Kind.RESET_LINK_MADE)
                .map(Notice::about)
                .orElse("");
        return staff.all()
                .map(members -> Templates.staff(
                        frame,
                        Paged.of(members, pages.number(), ON_A_PAGE, PATH + "?page="),
                        List.of(StaffRole.values()),
                        resetLink));
    }

    private static StaffRole role(MultivaluedMap<String, String> form) {
        return Stream.of(StaffRole.values())
                .filter(role -> role.name().equals(form.getFirst("role")))
                .findFirst()
                .orElseThrow(
                        () -> Problem.invalid(FieldError.of("role", "not_allowed", "one of VIEWER, OPERATOR, ADMIN")));
    }
}
