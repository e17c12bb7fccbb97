package io.usdtaggregator.admin.staffaccounts;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.form.FormText;
import io.usdtaggregator.admin.page.Frame;
import io.usdtaggregator.admin.page.Notice;
import io.usdtaggregator.admin.page.Pages;
import io.usdtaggregator.admin.staff.StaffAdministration;
import io.usdtaggregator.admin.staff.StaffAdministration.StaffChange;
import io.usdtaggregator.admin.staff.StaffMember;
import io.usdtaggregator.admin.staff.StaffRole;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Who may work on these pages, and what each may do. */
@Path("/staff")
public class StaffPage {
    private static final String PATH = "/staff";

    private final Pages pages;
    private final StaffAdministration staff;

    StaffPage(Pages pages, StaffAdministration staff) {
        this.pages = pages;
        this.staff = staff;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance staff(Frame frame, List<StaffMember> members, List<StaffRole> roles);

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
        return Uni.createFrom()
                .<Void>deferred(work::get)
                .map(done -> pages.done(PATH, Notice.Kind.STAFF_CHANGED, ""))
                .onFailure(failure -> failure instanceof HttpProblem refusal && refusal.getStatusCode() < 500)
                .recoverWithUni(failure -> {
                    HttpProblem refusal = (HttpProblem) failure;
                    return page(pages.telling(refusal, form)).map(page -> pages.page(refusal.getStatusCode(), page));
                });
    }

    private Uni<TemplateInstance> page(Frame frame) {
        return staff.all().map(members -> Templates.staff(frame, members, List.of(StaffRole.values())));
    }

    private static StaffRole role(MultivaluedMap<String, String> form) {
        return Stream.of(StaffRole.values())
                .filter(role -> role.name().equals(form.getFirst("role")))
                .findFirst()
                .orElseThrow(
                        () -> Problem.invalid(FieldError.of("role", "not_allowed", "one of VIEWER, OPERATOR, ADMIN")));
    }
}
