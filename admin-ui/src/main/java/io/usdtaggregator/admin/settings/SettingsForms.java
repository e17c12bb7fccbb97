package io.usdtaggregator.admin.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * What the pages that edit settings have in common: a form's text goes into the JSON of the settings and through the
 * very checks of {@code PUT /api/settings}; the step "preview" shows the effect before anything is saved.
 */
@RequestScoped
public class SettingsForms {
    private final Pages pages;
    private final SettingsStore store;
    private final SettingsChange change;
    private final EnginePreview preview;

    SettingsForms(Pages pages, SettingsStore store, SettingsChange change, EnginePreview preview) {
        this.pages = pages;
        this.store = store;
        this.change = change;
        this.preview = preview;
    }

    /** A line of the preview; {@code what} names the market or corridor. */
    public record PreviewRow(String what, String before, String after, String percent, String flags) {}

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance confirm(
                Frame frame, String path, Map<String, String> fields, List<PreviewRow> rows);

        private Templates() {}
    }

    /** The page with the settings in force. */
    public Uni<TemplateInstance> show(BiFunction<Frame, Settings, TemplateInstance> page) {
        return store.read().map(inForce -> pages.inLanguage(page.apply(pages.frame(), inForce)));
    }

    /** Previews or saves what {@code edit} makes of the settings, then shows the page again with what came of it. */
    public Uni<TemplateInstance> submit(
            String path,
            MultivaluedMap<String, String> form,
            Consumer<ObjectNode> edit,
            BiFunction<Frame, Settings, TemplateInstance> page) {
        pages.checkForm(form.getFirst("csrf"));
        return store.read()
                .chain(inForce -> "preview".equals(form.getFirst("step"))
                        ? confirm(path, form, edited(inForce, form, edit))
                        : save(inForce, form, edit, page))
                .onFailure(Refusal.class)
                .recoverWithUni(refusal ->
                        store.read().map(inForce -> pages.inLanguage(page.apply(pages.telling(refusal), inForce))));
    }

    private Uni<TemplateInstance> save(
            Settings inForce,
            MultivaluedMap<String, String> form,
            Consumer<ObjectNode> edit,
            BiFunction<Frame, Settings, TemplateInstance> page) {
        String reason = form.getFirst("reason");
        String why = reason == null || reason.isBlank() ? "-" : reason;
        return change.replace(edited(inForce, form, edit), pages.username(), why)
                .map(saved -> pages.inLanguage(page.apply(pages.saying("✓ " + saved.version()), saved)));
    }

    private Uni<TemplateInstance> confirm(String path, MultivaluedMap<String, String> form, Settings proposed) {
        Map<String, String> fields = new TreeMap<>();
        form.forEach((name, values) -> fields.put(name, values.get(0)));
        fields.remove("step");
        return preview.of(proposed)
                .map(json -> pages.inLanguage(Templates.confirm(pages.frame(), path, fields, rows(json))));
    }

    /** The version of the form decides whether somebody was faster. */
    private static Settings edited(Settings inForce, MultivaluedMap<String, String> form, Consumer<ObjectNode> edit) {
        String version = form.getFirst("version");
        if (version == null || !version.matches("\\d{1,18}")) {
            throw Refusal.invalid("version", "missing", "the version that the page showed");
        }
        ObjectNode tree = MarketJson.mapper().valueToTree(inForce.withVersion(Long.parseLong(version)));
        edit.accept(tree);
        return SettingsJson.read(tree.toString());
    }

    private static List<PreviewRow> rows(String json) {
        try {
            List<Map<String, Object>> rows = MarketJson.mapper().readValue(json, new TypeReference<>() {});
            return rows.stream().map(SettingsForms::row).toList();
        } catch (JsonProcessingException unknownShape) {
            throw Refusal.unavailable("The rate-engine's preview cannot be read.");
        }
    }

    private static PreviewRow row(Map<String, Object> row) {
        String what = row.get("fiat") == null
                ? row.get("from_currency") + " → " + row.get("to_currency")
                : row.get("trade_type") + " " + row.get("fiat")
                        + (row.get("country") == null ? "" : ":" + row.get("country"));
        return new PreviewRow(
                what,
                text(row.get("before")),
                text(row.get("after")),
                text(row.get("percent")),
                text(row.get("flags")));
    }

    private static String text(Object value) {
        return value == null ? "–" : value.toString();
    }
}
