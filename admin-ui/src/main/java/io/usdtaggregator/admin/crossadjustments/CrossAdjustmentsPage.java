package io.usdtaggregator.admin.crossadjustments;

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

/** Rules for the legs of cross rates: the effect is shown before it is saved. */
@Path("/cross-adjustments")
public class CrossAdjustmentsPage {
    private final SettingsRows rows;
    private final Pages pages;

    CrossAdjustmentsPage(SettingsForms forms, Pages pages) {
        this.rows = new SettingsRows(forms, "/cross-adjustments", "cross_adjustments", this::page);
        this.pages = pages;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance crossAdjustments(Frame frame, Settings settings, Paged<CrossRuleRow> paged);

        private Templates() {}
    }

    @GET
    public Uni<TemplateInstance> show() {
        return rows.show();
    }

    @POST
    public Uni<Response> add(MultivaluedMap<String, String> form) {
        return rows.add(form, rule -> {
            FormText.put(rule, form, "from", "to");
            rule.put("active", true);
            put(rule, form);
        });
    }

    /** What a rule does; between which currencies stays. */
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
        return Templates.crossAdjustments(
                frame,
                settings,
                SettingsRows.paged(
                        frame, CrossRuleRow.of(settings.crossAdjustments()), pages.number(), "/cross-adjustments"));
    }

    private void put(ObjectNode rule, MultivaluedMap<String, String> form) {
        FormText.put(rule, form, "mode");
        for (String leg : new String[] {"buy", "sell"}) {
            rule.putObject(leg)
                    .put("value", FormText.numberOrNull(form, leg + "_value", pages.locale()))
                    .put("direction", FormText.orNull(form, leg + "_direction"));
        }
    }
}
