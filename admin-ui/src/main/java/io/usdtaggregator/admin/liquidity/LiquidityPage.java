package io.usdtaggregator.admin.liquidity;

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

/** The order sizes that staff want behind a rate. */
@Path("/liquidity")
public class LiquidityPage {
    private final SettingsForms forms;

    LiquidityPage(SettingsForms forms) {
        this.forms = forms;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance liquidity(Frame frame, Settings settings);

        private Templates() {}
    }

    @GET
    public Uni<TemplateInstance> show() {
        return forms.show(Templates::liquidity);
    }

    @POST
    public Uni<TemplateInstance> add(MultivaluedMap<String, String> form) {
        return forms.submit("/liquidity", form, tree -> add(tree, form), Templates::liquidity);
    }

    @POST
    @Path("/remove")
    public Uni<TemplateInstance> remove(MultivaluedMap<String, String> form) {
        return forms.submit(
                "/liquidity/remove",
                form,
                tree -> tree.withArray("liquidity").remove(FormText.whole(form, "index")),
                Templates::liquidity);
    }

    private static void add(ObjectNode tree, MultivaluedMap<String, String> form) {
        FormText.put(
                tree.withArray("liquidity").addObject(), form, "trade_type", "currency", "min", "max", "unit", "match");
    }
}
