package io.usdtaggregator.admin.form;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.approvals.Proposals;
import io.usdtaggregator.admin.approvals.SecondPerson;
import io.usdtaggregator.admin.audit.StateChange;
import io.usdtaggregator.admin.page.Frame;
import io.usdtaggregator.admin.page.Notice;
import io.usdtaggregator.admin.page.Pages;
import io.usdtaggregator.admin.settings.ChangeEffect;
import io.usdtaggregator.admin.settings.ChangePreview;
import io.usdtaggregator.admin.settings.RuleOverlaps;
import io.usdtaggregator.admin.settings.SettingsChange;
import io.usdtaggregator.admin.settings.SettingsVersions;
import io.usdtaggregator.admin.settings.rules.SettingsJson;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.settings.Settings;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * What the pages that edit settings have in common: a form's text goes into the JSON of the settings and through the
 * very checks of {@code PUT /api/settings}; the step "preview" shows the effect before anything is saved.
 */
@RequestScoped
public class SettingsForms {
    private static final String STEP = "step";
    private static final String PREVIEW = "preview";
    private static final String CONFIRM = "confirm";
    private static final String REASON = "reason";
    private static final HttpProblem NO_REASON =
            Problem.invalid(FieldError.of(REASON, "missing", "why rates are changed: the audit log keeps it"));

    private final Pages pages;
    private final SettingsVersions versions;
    private final SettingsChange change;
    private final ChangePreview preview;
    private final Proposals proposals;
    private final SecondPerson secondPerson;

    SettingsForms(
            Pages pages,
            SettingsVersions versions,
            SettingsChange change,
            ChangePreview preview,
            Proposals proposals,
            SecondPerson secondPerson) {
        this.proposals = proposals;
        this.secondPerson = secondPerson;
        this.pages = pages;
        this.versions = versions;
        this.change = change;
        this.preview = preview;
    }

    @CheckedTemplate
    static class Templates {
        /** @param missed an answer came without the confirmation of what is shown */
        static native TemplateInstance confirm(Frame frame, Question question, boolean missed);

        private Templates() {}
    }

    /**
     * A change that waits to be saved or confirmed.
     *
     * @param path the form's address
     * @param back the page that it is of
     * @param fields what was typed, sent again when it is saved
     * @param digest what a confirmation must carry
     * @param saved what would be saved
     * @param limit staff's limit in percent
     * @param secondPerson it is not saved but proposed to somebody else
     */
    record Question(
            String path,
            String back,
            Map<String, String> fields,
            Saved saved,
            ChangeEffect effect,
            String digest,
            String limit,
            boolean secondPerson) {

        /** Whether rates move and no reason was given, as by a button that removes a rule. */
        public boolean asksReason() {
            return !fields.containsKey(REASON) && movesMoney(effect);
        }
    }

    /**
     * What would be saved.
     *
     * @param inForce the settings that it changes
     * @param overlaps scopes that would have more than one rule, and have not now
     */
    record Saved(StateChange change, Settings inForce, List<String> overlaps) {}

    /** The page with the settings in force. */
    public Uni<TemplateInstance> show(BiFunction<Frame, Settings, TemplateInstance> page) {
        return versions.read().map(inForce -> pages.inLanguage(page.apply(pages.frame(), inForce)));
    }

    /** The version of the settings in force, which a form of a page carries. */
    public Uni<Long> version() {
        return versions.read().map(Settings::version);
    }

    /**
     * Shows the effect of what {@code edit} makes of the settings, or saves it and leads back to {@code page}. A dangerous
     * effect, and one that cannot be known, is saved only when just that effect was confirmed; what moves a rate is saved
     * only with a reason. A refused form is shown again with what was typed.
     *
     * @param path the form's address; its first part is the page's
     */
    public Uni<Response> submit(
            String path,
            MultivaluedMap<String, String> form,
            Consumer<ObjectNode> edit,
            BiFunction<Frame, Settings, TemplateInstance> page) {
        return versions.read()
                .chain(inForce -> submit(path, form, inForce, edit))
                .onFailure(HttpProblem.class)
                .recoverWithUni(failure -> refused((HttpProblem) failure, form, page));
    }

    private Uni<Response> submit(
            String path, MultivaluedMap<String, String> form, Settings inForce, Consumer<ObjectNode> edit) {
        return shown(inForce, form).map(shown -> edited(inForce, edit)).chain(proposed -> preview.of(inForce, proposed)
                .chain(effect -> {
                    boolean confirmed =
                            effect.digest(proposed).equals(form.getFirst(CONFIRM)) || !effect.needsConfirmation();
                    boolean explained = !movesMoney(effect) || FormText.orNull(form, REASON) != null;
                    return confirmed && explained && !PREVIEW.equals(form.getFirst(STEP))
                            ? save(page(path), proposed, form, effect)
                            : confirm(path, form, inForce, proposed, effect);
                }));
    }

    private Uni<Response> refused(
            HttpProblem refusal,
            MultivaluedMap<String, String> form,
            BiFunction<Frame, Settings, TemplateInstance> page) {
        if (refusal.getStatusCode() >= 500) {
            throw refusal;
        }
        return versions.read()
                .map(inForce -> pages.page(refusal.getStatusCode(), page.apply(pages.telling(refusal, form), inForce)));
    }

    private Uni<Response> save(
            String back, Settings proposed, MultivaluedMap<String, String> form, ChangeEffect effect) {
        String reason = FormText.orNull(form, REASON);
        if (secondPerson.isNeededFor(effect)) {
            return proposals
                    .propose(proposed, pages.username(), reason == null ? "-" : reason)
                    .map(kept -> pages.done("/approvals", Notice.Kind.PROPOSED, ""));
        }
        Optional<ChangeEffect> confirmed = Optional.of(effect).filter(ChangeEffect::needsConfirmation);
        return change.replace(proposed, pages.username(), reason == null ? "-" : reason, confirmed)
                .map(saved -> pages.done(back, Notice.Kind.SAVED, String.valueOf(saved.version())));
    }

    private Uni<Response> confirm(
            String path,
            MultivaluedMap<String, String> form,
            Settings inForce,
            Settings proposed,
            ChangeEffect effect) {
        Map<String, String> fields = new TreeMap<>();
        form.forEach((name, values) -> fields.put(name, values.get(0)));
        boolean missed = "save".equals(fields.remove(STEP));
        fields.remove(CONFIRM);
        fields.remove("csrf");
        fields.computeIfPresent(REASON, (name, given) -> given.isBlank() ? null : given);
        boolean unexplained = missed && movesMoney(effect) && !fields.containsKey(REASON);
        Question question = new Question(
                path,
                page(path),
                fields,
                new Saved(
                        new StateChange(json(inForce), json(proposed)),
                        inForce,
                        RuleOverlaps.added(inForce, proposed, Instant.now())),
                effect,
                effect.digest(proposed),
                inForce.safety().confirmAbovePercent().toPlainString(),
                secondPerson.isNeededFor(effect));
        boolean unconfirmed =
                missed && effect.needsConfirmation() && !effect.digest(proposed).equals(form.getFirst(CONFIRM));
        Frame frame = unexplained ? pages.telling(NO_REASON) : pages.frame();
        return Uni.createFrom()
                .item(pages.page(unexplained ? 400 : 200, Templates.confirm(frame, question, unconfirmed)));
    }

    private static boolean movesMoney(ChangeEffect effect) {
        return effect.needsConfirmation() || !effect.moves().isEmpty();
    }

    /** The version of the form decides whether somebody was faster; then it is said who, and what they changed. */
    private Uni<Settings> shown(Settings inForce, MultivaluedMap<String, String> form) {
        String version = form.getFirst("version");
        if (version == null || !version.matches("\\d{1,18}")) {
            throw Problem.invalid(FieldError.of("version", "missing", "the version that the page showed"));
        }
        return Long.parseLong(version) == inForce.version()
                ? Uni.createFrom().item(inForce)
                : change.refuseOlder(Long.parseLong(version));
    }

    private static Settings edited(Settings inForce, Consumer<ObjectNode> edit) {
        ObjectNode tree = MarketJson.mapper().valueToTree(inForce);
        edit.accept(tree);
        return SettingsJson.read(tree.toString());
    }

    private static JsonObject json(Settings settings) {
        return new JsonObject(MarketJson.write(settings));
    }

    private static String page(String path) {
        return "/" + path.split("/")[1];
    }
}
