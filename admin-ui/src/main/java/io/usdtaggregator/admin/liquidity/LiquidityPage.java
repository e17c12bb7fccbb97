package io.usdtaggregator.admin.liquidity;

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

/** The order sizes that staff want behind a rate. */
@Path("/liquidity")
public class LiquidityPage {
    private final SettingsForms forms;
    private final Pages pages;

    LiquidityPage(SettingsForms forms, Pages pages) {
        this.forms = forms;
        this.pages = pages;
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
    public Uni<Response> add(MultivaluedMap<String, String> form) {
        return forms.submit("/liquidity", form, tree -> add(tree, form), Templates::liquidity);
    }

    @POST
    @Path("/remove")
    public Uni<Response> remove(MultivaluedMap<String, String> form) {
        return forms.submit(
                "/liquidity/remove",
                form,
                tree -> tree.withArray("liquidity").remove(FormText.index(form, "index")),
                Templates::liquidity);
    }

    /** The limits; of which side and currency they are stays. */
    @POST
    @Path("/edit")
    public Uni<Response> edit(MultivaluedMap<String, String> form) {
        return forms.submit(
                "/liquidity/edit",
                form,
                tree -> put((ObjectNode) tree.withArray("liquidity").required(FormText.index(form, "index")), form),
                Templates::liquidity);
    }

    private void add(ObjectNode tree, MultivaluedMap<String, String> form) {
        ObjectNode setting = tree.withArray("liquidity").addObject();
        FormText.put(setting, form, "trade_type", "currency");
        put(setting, form);
    }

    private void put(ObjectNode setting, MultivaluedMap<String, String> form) {
        FormText.put(setting, form, "unit", "match");
        FormText.putDecimals(setting, form, pages.locale(), "min", "max");
    }
}
