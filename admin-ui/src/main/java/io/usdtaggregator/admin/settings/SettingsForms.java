package io.usdtaggregator.admin.settings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.page.Frame;
import io.usdtaggregator.admin.page.Pages;
import io.usdtaggregator.admin.problem.Refusal;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.settings.Settings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.MultivaluedMap;
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

    private final Pages pages;
    private final SettingsStore store;
    private final SettingsChange change;
    private final Effects effects;

    SettingsForms(Pages pages, SettingsStore store, SettingsChange change, Effects effects) {
        this.pages = pages;
        this.store = store;
        this.change = change;
        this.effects = effects;
    }

    @CheckedTemplate
    static class Templates {
        /**
         * @param limit staff's limit in percent
         * @param missed an answer came without the confirmation of what is shown
         */
        static native TemplateInstance confirm(
                Frame frame,
                String path,
                Map<String, String> fields,
                Effect effect,
                String digest,
                String limit,
                boolean missed);

        private Templates() {}
    }

    /** The page with the settings in force. */
    public Uni<TemplateInstance> show(BiFunction<Frame, Settings, TemplateInstance> page) {
        return store.read().map(inForce -> pages.inLanguage(page.apply(pages.frame(), inForce)));
    }

    /**
     * Shows the effect of what {@code edit} makes of the settings, or saves it, then shows the page again with what came
     * of it. A dangerous effect, and one that cannot be known, is saved only when just that effect was confirmed.
     */
    public Uni<TemplateInstance> submit(
            String path,
            MultivaluedMap<String, String> form,
            Consumer<ObjectNode> edit,
            BiFunction<Frame, Settings, TemplateInstance> page) {
        pages.checkForm(form.getFirst("csrf"));
        return store.read()
                .chain(inForce -> {
                    Settings proposed = edited(inForce, form, edit);
                    return effects.of(inForce, proposed).chain(effect -> {
                        boolean confirmed =
                                effect.digest(proposed).equals(form.getFirst(CONFIRM)) || !effect.needsConfirmation();
                        return confirmed && !PREVIEW.equals(form.getFirst(STEP))
                                ? save(proposed, form, effect, page)
                                : confirm(path, form, proposed, effect, inForce.safety());
                    });
                })
                .onFailure(Refusal.class)
                .recoverWithUni(refusal -> store.read()
                        .map(inForce -> pages.inLanguage(
                                page.apply(pages.telling(refusal).keeping(form), inForce))));
    }

    private Uni<TemplateInstance> save(
            Settings proposed,
            MultivaluedMap<String, String> form,
            Effect effect,
            BiFunction<Frame, Settings, TemplateInstance> page) {
        String reason = form.getFirst("reason");
        String why = reason == null || reason.isBlank() ? "-" : reason;
        Optional<Effect> confirmed = Optional.of(effect).filter(Effect::needsConfirmation);
        return change.replace(proposed, pages.username(), why, confirmed)
                .map(saved -> pages.inLanguage(page.apply(pages.saying("✓ " + saved.version()), saved)));
    }

    private Uni<TemplateInstance> confirm(
            String path,
            MultivaluedMap<String, String> form,
            Settings proposed,
            Effect effect,
            Settings.Safety safety) {
        Map<String, String> fields = new TreeMap<>();
        form.forEach((name, values) -> fields.put(name, values.get(0)));
        boolean missed = "save".equals(fields.remove(STEP));
        fields.remove(CONFIRM);
        return Uni.createFrom()
                .item(pages.inLanguage(Templates.confirm(
                        pages.frame(),
                        path,
                        fields,
                        effect,
                        effect.digest(proposed),
                        safety.confirmAbovePercent().toPlainString(),
                        missed)));
    }

    /** The version of the form decides whether somebody was faster. */
    private static Settings edited(Settings inForce, MultivaluedMap<String, String> form, Consumer<ObjectNode> edit) {
        String version = form.getFirst("version");
        if (version == null || !version.matches("\\d{1,18}")) {
            throw Refusal.invalid("version", "missing", "the version that the page showed");
        }
        if (Long.parseLong(version) != inForce.version()) {
            throw Refusal.conflict(
                    "The settings are at version " + inForce.version() + ", not " + version + "; look at them again.");
        }
        ObjectNode tree = MarketJson.mapper().valueToTree(inForce);
        edit.accept(tree);
        return SettingsJson.read(tree.toString());
    }
}
