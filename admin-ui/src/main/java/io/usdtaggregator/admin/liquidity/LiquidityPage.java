package io.usdtaggregator.admin.liquidity;

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

/** The order sizes that staff want behind a rate. */
@Path("/liquidity")
public class LiquidityPage {
    private final SettingsRows rows;
    private final Pages pages;

    LiquidityPage(SettingsForms forms, Pages pages) {
        this.rows = new SettingsRows(forms, "/liquidity", "liquidity", this::page);
        this.pages = pages;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance liquidity(Frame frame, Settings settings, Paged<LimitRow> paged);

        private Templates() {}
    }

    @GET
    public Uni<TemplateInstance> show() {
        return rows.show();
    }

    @POST
    public Uni<Response> add(MultivaluedMap<String, String> form) {
        return rows.add(form, setting -> {
            FormText.put(setting, form, "trade_type", "currency");
            put(setting, form);
        });
    }

    /** The limits; of which side and currency they are stays. */
    @POST
    @Path("/edit")
    public Uni<Response> edit(MultivaluedMap<String, String> form) {
        return rows.edit(form, setting -> put(setting, form));
    }

    @POST
    @Path("/remove")
    public Uni<Response> remove(MultivaluedMap<String, String> form) {
        return rows.remove(form);
    }

    private TemplateInstance page(Frame frame, Settings settings) {
        return Templates.liquidity(
                frame,
                settings,
                SettingsRows.paged(frame, LimitRow.of(settings.liquidity()), pages.number(), "/liquidity"));
    }

    private void put(ObjectNode setting, MultivaluedMap<String, String> form) {
        FormText.put(setting, form, "unit", "match");
        FormText.putDecimals(setting, form, pages.locale(), "min", "max");
    }
}
