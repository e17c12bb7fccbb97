package io.usdtaggregator.admin.integrators;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.access.AccountChange;
import io.usdtaggregator.admin.access.Integrators;
import io.usdtaggregator.admin.access.KeyTerms;
import io.usdtaggregator.admin.page.FormText;
import io.usdtaggregator.admin.page.Frame;
import io.usdtaggregator.admin.page.Pages;
import io.usdtaggregator.admin.problem.Refusal;
import io.usdtaggregator.model.access.Access.Account;
import io.usdtaggregator.model.access.Access.Quota;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Integrators' accounts and API keys: what each may, and what a call costs. */
@Path("/integrators")
public class IntegratorsPage {
    private static final String DONE = "✓";

    private final Pages pages;
    private final Integrators integrators;

    IntegratorsPage(Pages pages, Integrators integrators) {
        this.pages = pages;
        this.integrators = integrators;
    }

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
        Set<String> groups = Set.copyOf(form.getOrDefault("group", List.of("integrator")));
        return answer(form, () -> integrators
                .create(
                        pages.username(),
                        FormText.orNull(form, "username"),
                        FormText.orNull(form, "password"),
                        groups,
                        null)
                .chain(made -> page(pages.saying(DONE + " " + made.username()), "")));
    }

    @POST
    @Path("/switch")
    public Uni<TemplateInstance> switchOnOrOff(MultivaluedMap<String, String> form) {
        boolean active = "on".equals(form.getFirst("active"));
        return answer(form, () -> change(form, AccountChange.active(active)));
    }

    @POST
    @Path("/quota")
    public Uni<TemplateInstance> agree(MultivaluedMap<String, String> form) {
        return answer(form, () -> change(form, AccountChange.quota(new TermsForm(form).account())));
    }

    @POST
    @Path("/keys")
    public Uni<TemplateInstance> makeKey(MultivaluedMap<String, String> form) {
        return answer(form, () -> quotaOf(form)
                .chain(quota -> integrators.makeKey(
                        pages.username(), form.getFirst("account"), new TermsForm(form).key(KeyTerms.none(), quota)))
                .chain(made -> page(pages.frame(), made.key())));
    }

    @POST
    @Path("/keys/change")
    public Uni<TemplateInstance> changeKey(MultivaluedMap<String, String> form) {
        String account = form.getFirst("account");
        String key = form.getFirst("key");
        return answer(form, () -> quotaOf(form)
                .chain(quota ->
                        integrators.held(account, key).map(held -> new TermsForm(form).key(held.terms(), quota)))
                .chain(terms -> integrators.changeKey(pages.username(), account, key, terms))
                .chain(() -> page(pages.saying(DONE), "")));
    }

    @POST
    @Path("/keys/revoke")
    public Uni<TemplateInstance> revoke(MultivaluedMap<String, String> form) {
        return answer(form, () -> integrators
                .revokeKey(pages.username(), form.getFirst("account"), form.getFirst("key"))
                .chain(() -> page(pages.saying(DONE), "")));
    }

    private Uni<TemplateInstance> change(MultivaluedMap<String, String> form, AccountChange change) {
        return integrators
                .change(pages.username(), form.getFirst("account"), change)
                .chain(() -> page(pages.saying(DONE), ""));
    }

    private Uni<Quota> quotaOf(MultivaluedMap<String, String> form) {
        return integrators.all().map(accounts -> accounts.stream()
                .filter(account -> account.id().equals(form.getFirst("account")))
                .findFirst()
                .map(Account::quota)
                .orElseThrow(() -> Refusal.notFound("The account")));
    }

    /** What was typed stays on the page where it is refused. */
    private Uni<TemplateInstance> answer(
            MultivaluedMap<String, String> form, Supplier<Uni<? extends TemplateInstance>> work) {
        pages.checkForm(form.getFirst("csrf"));
        return Uni.createFrom()
                .<TemplateInstance>deferred(work::get)
                .onFailure(Refusal.class)
                .recoverWithUni(refusal -> page(pages.telling(refusal).keeping(form), ""));
    }

    private Uni<TemplateInstance> page(Frame frame, String newKey) {
        return integrators.all().chain(accounts -> integrators
                .held()
                .map(keys -> pages.inLanguage(Templates.integrators(
                        frame,
                        accounts.stream()
                                .map(account -> AccountRow.of(account, keys))
                                .toList(),
                        newKey))));
    }
}
