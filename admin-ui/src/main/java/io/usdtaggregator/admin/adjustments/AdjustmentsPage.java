package io.usdtaggregator.admin.adjustments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.form.FormText;
import io.usdtaggregator.admin.form.SettingsForms;
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
    private static final String RULES = "adjustments";

    private final SettingsForms forms;
    private final Pages pages;

    AdjustmentsPage(SettingsForms forms, Pages pages) {
        this.forms = forms;
        this.pages = pages;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance adjustments(Frame frame, Settings settings, List<RuleRow> rows);

        private Templates() {}
    }

    @GET
    public Uni<TemplateInstance> show() {
        return forms.show(AdjustmentsPage::page);
    }

    @POST
    public Uni<Response> add(MultivaluedMap<String, String> form) {
        return forms.submit("/adjustments", form, tree -> add(tree, form), AdjustmentsPage::page);
    }

    /** What a rule does and when; whom it is for stays. */
    @POST
    @Path("/edit")
    public Uni<Response> edit(MultivaluedMap<String, String> form) {
        return forms.submit(
                "/adjustments/edit",
                form,
                tree -> put((ObjectNode) tree.withArray(RULES).required(FormText.index(form, "index")), form),
                AdjustmentsPage::page);
    }

    @POST
    @Path("/remove")
    public Uni<Response> remove(MultivaluedMap<String, String> form) {
        return forms.submit(
                "/adjustments/remove",
                form,
                tree -> tree.withArray(RULES).remove(FormText.index(form, "index")),
                AdjustmentsPage::page);
    }

    @POST
    @Path("/switch")
    public Uni<Response> switchOnOrOff(MultivaluedMap<String, String> form) {
        return forms.submit(
                "/adjustments/switch",
                form,
                tree -> {
                    ObjectNode rule = (ObjectNode) tree.withArray(RULES).path(FormText.index(form, "index"));
                    rule.put("active", !rule.get("active").asBoolean());
                },
                AdjustmentsPage::page);
    }

    private static TemplateInstance page(Frame frame, Settings settings) {
        return Templates.adjustments(frame, settings, RuleRow.of(settings.adjustments(), Instant.now()));
    }

    private void add(ObjectNode tree, MultivaluedMap<String, String> form) {
        ObjectNode rule = tree.withArray(RULES).addObject();
        FormText.put(rule, form, "currency", "country", "trade_type");
        rule.put("active", true);
        put(rule, form);
    }

    private void put(ObjectNode rule, MultivaluedMap<String, String> form) {
        FormText.put(rule, form, "mode", "direction", "reason");
        FormText.putDecimals(rule, form, pages.locale(), "value");
        rule.put("valid_from", FormText.instantOrNull(form, "valid_from"));
        rule.put("valid_until", FormText.instantOrNull(form, "valid_until"));
    }
}
