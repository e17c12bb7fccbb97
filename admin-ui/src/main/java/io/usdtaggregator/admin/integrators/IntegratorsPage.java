package io.usdtaggregator.admin.integrators;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.access.ApiKeys;
import io.usdtaggregator.admin.access.Integrators;
import io.usdtaggregator.admin.access.terms.AccountChange;
import io.usdtaggregator.admin.access.terms.KeyTerms;
import io.usdtaggregator.admin.form.FormText;
import io.usdtaggregator.admin.page.Frame;
import io.usdtaggregator.admin.page.Notice;
import io.usdtaggregator.admin.page.Pages;
import io.usdtaggregator.admin.usage.GatewayUsage;
import io.usdtaggregator.admin.usage.LastUsesOfKeys;
import io.usdtaggregator.model.access.Access.Quota;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;

/** Integrators' accounts and API keys: what each may, and what a call costs. */
@Path("/integrators")
public class IntegratorsPage {
    private static final String PATH = "/integrators";

    private static final int LONGEST_OVERLAP_HOURS = 30 * 24;

    private final Pages pages;
    private final Integrators integrators;
    private final ApiKeys keys;
    private final GatewayUsage usage;

    IntegratorsPage(Pages pages, Integrators integrators, ApiKeys keys, GatewayUsage usage) {
        this.pages = pages;
        this.integrators = integrators;
        this.keys = keys;
        this.usage = usage;
    }

    @CheckedTemplate
    static class Templates {
        /** @param newKey the text of a key that was made just now; empty for none */
        static native TemplateInstance integrators(
                Frame frame, ShownAccounts accounts, LastUsesOfKeys uses, String newKey);

        private Templates() {}
    }

    @GET
    public Uni<TemplateInstance> show(@QueryParam("account") String account) {
        return page(pages.frame(), account).map(pages::inLanguage);
    }

    @POST
    public Uni<Response> create(MultivaluedMap<String, String> form) {
        Set<String> groups = Set.copyOf(form.getOrDefault("group", List.of("integrator")));
        return answer(form, Notice.Kind.ACCOUNT_MADE, () -> integrators
                .create(
                        pages.username(),
                        FormText.orNull(form, "username"),
                        FormText.orNull(form, "password"),
                        groups,
                        null)
                .map(made -> made.username()));
    }

    @POST
    @Path("/switch")
    public Uni<Response> enableOrDisable(MultivaluedMap<String, String> form) {
        return change(form, () -> AccountChange.active(FormText.isTicked(form, "active")));
    }

    @POST
    @Path("/quota")
    public Uni<Response> changeQuota(MultivaluedMap<String, String> form) {
        return change(form, () -> AccountChange.quota(terms(form).account()));
    }

    @POST
    @Path("/keys")
    public Uni<Response> makeKey(MultivaluedMap<String, String> form) {
        return answer(form, Notice.Kind.KEY_MADE, () -> quotaOf(form)
                .map(quota -> terms(form).key(KeyTerms.none(), quota))
                .chain(terms -> keys.make(pages.username(), form.getFirst("account"), terms))
                .map(ApiKeys.NewKey::key));
    }

    @POST
    @Path("/keys/change")
    public Uni<Response> changeKey(MultivaluedMap<String, String> form) {
        String account = form.getFirst("account");
        String key = form.getFirst("key");
        return answer(form, Notice.Kind.KEY_CHANGED, () -> quotaOf(form)
                .chain(quota ->
                        keys.working(account, key).map(held -> terms(form).key(held.terms(), quota)))
                .chain(terms -> keys.change(pages.username(), account, key, shown(form), terms)
                        .replaceWith(terms.name())));
    }

    /** A new key in the place of one that goes on for some hours. */
    @POST
    @Path("/keys/roll")
    public Uni<Response> roll(MultivaluedMap<String, String> form) {
        return answer(form, Notice.Kind.KEY_MADE, () -> keys.roll(
                        pages.username(),
                        form.getFirst("account"),
                        form.getFirst("key"),
                        shown(form),
                        Duration.ofHours(FormText.whole(form, "hours", 0, LONGEST_OVERLAP_HOURS, pages.locale())))
                .map(ApiKeys.NewKey::key));
    }

    @POST
    @Path("/keys/revoke")
    public Uni<Response> revoke(MultivaluedMap<String, String> form) {
        return answer(form, Notice.Kind.KEY_REVOKED, () -> keys.revoke(
                        pages.username(), form.getFirst("account"), form.getFirst("key"))
                .replaceWith(""));
    }

    private Uni<Response> change(MultivaluedMap<String, String> form, Supplier<AccountChange> change) {
        return answer(form, Notice.Kind.ACCOUNT_CHANGED, () -> integrators
                .change(pages.username(), form.getFirst("account"), shown(form), change.get())
                .replaceWith(""));
    }

    /** The version of the account or key that the form was made of; a form without is of whatever is in force. */
    private static OptionalLong shown(MultivaluedMap<String, String> form) {
        String version = form.getFirst("of_version");
        return version == null || !version.matches("\\d{1,18}")
                ? OptionalLong.empty()
                : OptionalLong.of(Long.parseLong(version));
    }

    private TermsForm terms(MultivaluedMap<String, String> form) {
        return new TermsForm(form, pages.locale(), pages.zone());
    }

    private Uni<Quota> quotaOf(MultivaluedMap<String, String> form) {
        return integrators.account(form.getFirst("account")).map(held -> held.account()
                .quota());
    }

    /** Done, it leads to the page and is told there; what was refused is shown again as it was typed. */
    private Uni<Response> answer(
            MultivaluedMap<String, String> form, Notice.Kind done, Supplier<Uni<? extends String>> work) {
        return Uni.createFrom()
                .<String>deferred(work::get)
                .map(about -> pages.done(PATH, done, about))
                .onFailure(failure -> failure instanceof HttpProblem refusal && refusal.getStatusCode() < 500)
                .recoverWithUni(refused -> {
                    HttpProblem refusal = (HttpProblem) refused;
                    return page(pages.telling(refusal, form), null)
                            .map(page -> pages.page(refusal.getStatusCode(), page));
                });
    }

    /** @param asked id of the account that is to be seen; {@code null} for none */
    private Uni<TemplateInstance> page(Frame frame, String asked) {
        String newKey = frame.notice()
                .filter(notice -> notice.kind() == Notice.Kind.KEY_MADE)
                .map(Notice::about)
                .orElse("");
        ShownAccounts.Wanted wanted = new ShownAccounts.Wanted(
                frame.typed().getOrDefault("account", asked == null ? "" : asked),
                pages.number(),
                pages.number("keys"));
        return usage.lastUses().chain(uses -> integrators.all().chain(accounts -> keys.all()
                .map(held ->
                        Templates.integrators(frame, ShownAccounts.of(accounts, held, uses, wanted), uses, newKey))));
    }
}
