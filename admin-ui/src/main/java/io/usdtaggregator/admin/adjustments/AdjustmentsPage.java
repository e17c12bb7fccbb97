package io.usdtaggregator.admin.adjustments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.page.FormText;
import io.usdtaggregator.admin.page.Frame;
import io.usdtaggregator.admin.settings.SettingsForms;
import io.usdtaggregator.model.settings.Settings;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MultivaluedMap;

/** Markups and markdowns of rates: the effect is shown before it is saved. */
@Path("/adjustments")
public class AdjustmentsPage {
    private static final String RULES = "adjustments";

    private final SettingsForms forms;

    AdjustmentsPage(SettingsForms forms) {
        this.forms = forms;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance adjustments(Frame frame, Settings settings);

        private Templates() {}
    }

    @GET
    public Uni<TemplateInstance> show() {
        return forms.show(Templates::adjustments);
    }

    @POST
    public Uni<TemplateInstance> add(MultivaluedMap<String, String> form) {
        return forms.submit("/adjustments", form, tree -> add(tree, form), Templates::adjustments);
    }

    @POST
    @Path("/remove")
    public Uni<TemplateInstance> remove(MultivaluedMap<String, String> form) {
        return forms.submit(
                "/adjustments/remove",
                form,
                tree -> tree.withArray(RULES).remove(FormText.whole(form, "index")),
                Templates::adjustments);
    }

    @POST
    @Path("/switch")
    public Uni<TemplateInstance> switchOnOrOff(MultivaluedMap<String, String> form) {
        return forms.submit(
                "/adjustments/switch",
                form,
                tree -> {
                    ObjectNode rule = (ObjectNode) tree.withArray(RULES).path(FormText.whole(form, "index"));
                    rule.put("active", !rule.get("active").asBoolean());
                },
                Templates::adjustments);
    }

    private static void add(ObjectNode tree, MultivaluedMap<String, String> form) {
        ObjectNode rule = tree.withArray(RULES).addObject();
        FormText.put(rule, form, "currency", "country", "trade_type", "mode", "value", "direction", "reason");
        rule.put("active", true);
        rule.put("valid_from", FormText.instantOrNull(form, "valid_from"));
        rule.put("valid_until", FormText.instantOrNull(form, "valid_until"));
    }
}
