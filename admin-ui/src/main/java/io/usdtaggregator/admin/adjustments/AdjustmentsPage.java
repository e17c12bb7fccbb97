package io.usdtaggregator.admin.adjustments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.form.FormText;
import io.usdtaggregator.admin.form.SettingsForms;
import io.usdtaggregator.admin.form.SettingsRows;
import io.usdtaggregator.admin.navigation.Paged;
import io.usdtaggregator.admin.page.Frame;
import io.usdtaggregator.admin.page.Pages;
import io.usdtaggregator.model.settings.Settings;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;

/** Markups and markdowns of rates: the effect is shown before it is saved. */
@Path("/adjustments")
public class AdjustmentsPage {
    private final SettingsRows rows;
    private final Pages pages;

    AdjustmentsPage(SettingsForms forms, Pages pages) {
        this.rows = new SettingsRows(forms, "/adjustments", "adjustments", this::page);
        this.pages = pages;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance adjustments(Frame frame, Settings settings, Paged<RuleRow> paged);

        private Templates() {}
    }

    @GET
    public Uni<TemplateInstance> show() {
        return rows.show();
    }

    @POST
    public Uni<Response> add(MultivaluedMap<String, String> form) {
        return rows.add(form, rule -> {
            FormText.put(rule, form, "currency", "country", "trade_type");
            rule.put("active", true);
            put(rule, form);
        });
    }

    /** What a rule does and when; whom it is for stays. */
    @POST
    @Path("/edit")
    public Uni<Response> edit(MultivaluedMap<String, String> form) {
        return rows.edit(form, rule -> put(rule, form));
    }

    @POST
    @Path("/remove")
    public Uni<Response> remove(MultivaluedMap<String, String> form) {
        return rows.remove(form);
    }

    @POST
    @Path("/switch")
    public Uni<Response> switchOnOrOff(MultivaluedMap<String, String> form) {
        return rows.switchOnOrOff(form);
    }

    private TemplateInstance page(Frame frame, Settings settings) {
        List<RuleRow> all = RuleRow.of(settings.adjustments(), Instant.now());
        return Templates.adjustments(frame, settings, SettingsRows.paged(frame, all, pages.number(), "/adjustments"));
    }

    private void put(ObjectNode rule, MultivaluedMap<String, String> form) {
        FormText.put(rule, form, "mode", "direction", "reason");
        FormText.putDecimals(rule, form, pages.locale(), "value");
        putTime(rule, form, "valid_from");
        putTime(rule, form, "valid_until");
    }

    private void putTime(ObjectNode rule, MultivaluedMap<String, String> form, String field) {
        Instant before = rule.hasNonNull(field) ? Instant.parse(rule.get(field).asText()) : null;
        Instant typed = FormText.instantOrNull(form, field, pages.zone(), before);
        rule.put(field, typed == null ? null : typed.toString());
    }
}
