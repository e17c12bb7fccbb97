package io.usdtaggregator.admin.integrators;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.access.Integrators;
import io.usdtaggregator.admin.page.FormText;
import io.usdtaggregator.admin.page.Frame;
import io.usdtaggregator.admin.page.Pages;
import io.usdtaggregator.admin.problem.Refusal;
import io.usdtaggregator.model.access.Access.Account;
import io.usdtaggregator.model.access.Access.ApiKey;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Integrators' accounts and API keys. */
@Path("/integrators")
public class IntegratorsPage {
    private final Pages pages;
    private final Integrators integrators;

    IntegratorsPage(Pages pages, Integrators integrators) {
        this.pages = pages;
        this.integrators = integrators;
    }

    /** An account with its keys. */
    public record AccountRow(Account account, List<ApiKey> keys) {}

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance integrators(Frame frame, List<AccountRow> accounts, String newKey);

        private Templates() {}
    }

    @GET
    public Uni<TemplateInstance> show() {
        return page(pages.frame(), "");
    }

    @POST
    public Uni<TemplateInstance> create(MultivaluedMap<String, String> form) {
        pages.checkForm(form.getFirst("csrf"));
        Set<String> groups = Set.copyOf(form.getOrDefault("group", List.of("integrator")));
        return tell(
                form,
                Uni.createFrom()
                        .deferred(() -> integrators.create(
                                pages.username(),
                                FormText.orNull(form, "username"),
                                FormText.orNull(form, "password"),
                                groups,
                                null))
                        .chain(made -> page(pages.saying("✓ " + made.username()), "")));
    }

    @POST
    @Path("/switch")
    public Uni<TemplateInstance> switchOnOrOff(MultivaluedMap<String, String> form) {
        pages.checkForm(form.getFirst("csrf"));
        Optional<Boolean> active = Optional.of("on".equals(form.getFirst("active")));
        return tell(
                form,
                integrators
                        .change(
                                pages.username(),
                                form.getFirst("account"),
                                Optional.empty(),
                                Optional.empty(),
                                active,
                                Optional.empty())
                        .chain(() -> page(pages.saying("✓"), "")));
    }

    @POST
    @Path("/keys")
    public Uni<TemplateInstance> makeKey(MultivaluedMap<String, String> form) {
        pages.checkForm(form.getFirst("csrf"));
        return tell(
                form,
                Uni.createFrom()
                        .deferred(() -> integrators.makeKey(
                                pages.username(), form.getFirst("account"), FormText.orNull(form, "name")))
                        .chain(made -> page(pages.frame(), made.key())));
    }

    @POST
    @Path("/keys/revoke")
    public Uni<TemplateInstance> revoke(MultivaluedMap<String, String> form) {
        pages.checkForm(form.getFirst("csrf"));
        return tell(
                form,
                integrators
                        .revokeKey(pages.username(), form.getFirst("account"), form.getFirst("key"))
                        .chain(() -> page(pages.saying("✓"), "")));
    }

    /** What was typed stays on the page. */
    private Uni<TemplateInstance> tell(MultivaluedMap<String, String> form, Uni<TemplateInstance> work) {
        return work.onFailure(Refusal.class)
                .recoverWithUni(refusal -> page(pages.telling(refusal).keeping(form), ""));
    }

    private Uni<TemplateInstance> page(Frame frame, String newKey) {
        return integrators.all().chain(accounts -> integrators.keys().map(keys -> {
            List<AccountRow> rows = new ArrayList<>();
            accounts.forEach(account -> rows.add(new AccountRow(
                    account,
                    keys.stream()
                            .filter(key -> key.accountId().equals(account.id()))
                            .toList())));
            return pages.inLanguage(Templates.integrators(frame, rows, newKey));
        }));
    }
}
