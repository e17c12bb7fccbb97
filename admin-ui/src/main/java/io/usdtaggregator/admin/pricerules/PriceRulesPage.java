package io.usdtaggregator.admin.pricerules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.form.FormText;
import io.usdtaggregator.admin.form.SettingsForms;
import io.usdtaggregator.admin.page.Frame;
import io.usdtaggregator.admin.page.Pages;
import io.usdtaggregator.admin.settings.rules.SettingsRules;
import io.usdtaggregator.model.settings.Settings;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.function.BiConsumer;

/** How a rate is made: whose offers count, which stand out, when a rate is old, and what staff are told of. */
@Path("/price-rules")
public class PriceRulesPage {
    private static final String PATH = "/price-rules";

    private final SettingsForms forms;
    private final Pages pages;

    PriceRulesPage(SettingsForms forms, Pages pages) {
        this.forms = forms;
        this.pages = pages;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance priceRules(Frame frame, Settings settings);

        private Templates() {}
    }

    @GET
    public Uni<TemplateInstance> show() {
        return forms.show(Templates::priceRules);
    }

    @POST
    @Path("/source")
    public Uni<Response> source(MultivaluedMap<String, String> form) {
        return submit("/source", form, (tree, locale) -> FormText.put(tree, form, "source_policy"));
    }

    @POST
    @Path("/merchants")
    public Uni<Response> merchants(MultivaluedMap<String, String> form) {
        return submit("/merchants", form, (tree, locale) -> {
            ObjectNode merchants = tree.putObject("merchants");
            merchants.put("min_orders_30d", (int) FormText.whole(form, "min_orders_30d", 0, 1_000_000, locale));
            FormText.putDecimals(merchants, form, locale, "min_completion_rate");
            merchants.put("verified_only", FormText.isTicked(form, "verified_only"));
        });
    }

    @POST
    @Path("/outliers")
    public Uni<Response> outliers(MultivaluedMap<String, String> form) {
        return submit(
                "/outliers",
                form,
                (tree, locale) ->
                        FormText.putDecimals(tree.putObject("outliers"), form, locale, "mad_multiple", "percent"));
    }

    @POST
    @Path("/trust")
    public Uni<Response> trust(MultivaluedMap<String, String> form) {
        return submit("/trust", form, (tree, locale) -> {
            ObjectNode trust = tree.putObject("trust");
            FormText.putDecimals(trust, form, locale, "min_capacity_usdt", "thin_guard_percent", "support_percent");
            trust.put("support_merchants", (int)
                    FormText.whole(form, "support_merchants", 1, SettingsRules.MOST_SUPPORT, locale));
        });
    }

    @POST
    @Path("/confidence")
    public Uni<Response> confidence(MultivaluedMap<String, String> form) {
        return submit("/confidence", form, (tree, locale) -> {
            ObjectNode confidence = tree.putObject("confidence");
            for (String level : new String[] {"high", "medium"}) {
                confidence.put(level, (int) FormText.whole(form, level, 1, 10_000, locale));
            }
        });
    }

    @POST
    @Path("/freshness")
    public Uni<Response> freshness(MultivaluedMap<String, String> form) {
        return submit("/freshness", form, (tree, locale) -> {
            ObjectNode freshness = tree.putObject("freshness");
            for (String limit : new String[] {"stale_after", "unavailable_after"}) {
                freshness.put(limit, Minutes.duration(form, limit, locale));
            }
        });
    }

    @POST
    @Path("/alerts")
    public Uni<Response> alerts(MultivaluedMap<String, String> form) {
        return submit("/alerts", form, (tree, locale) -> {
            ObjectNode alerts = tree.putObject("alerts");
            FormText.putDecimals(alerts, form, locale, "variation_percent", "hold_back_percent");
            FormText.putDecimals(alerts, form, locale, "premium_min_percent", "premium_max_percent");
            alerts.put("cooldown", Minutes.duration(form, "cooldown", locale));
        });
    }

    private Uni<Response> submit(
            String section, MultivaluedMap<String, String> form, BiConsumer<ObjectNode, Locale> edit) {
        return forms.submit(PATH + section, form, tree -> edit.accept(tree, pages.locale()), Templates::priceRules);
    }
}
