package io.usdtaggregator.admin.currencies;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.form.FormText;
import io.usdtaggregator.admin.form.SettingsForms;
import io.usdtaggregator.admin.page.Frame;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.model.settings.Settings;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

/** Currencies and their countries: add, order, activate, deactivate. */
@Path("/currencies")
public class CurrenciesPage {
    private final SettingsForms forms;

    CurrenciesPage(SettingsForms forms) {
        this.forms = forms;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance currencies(Frame frame, Settings settings);

        private Templates() {}
    }

    @GET
    public Uni<TemplateInstance> show() {
        return forms.show(Templates::currencies);
    }

    @POST
    public Uni<Response> change(MultivaluedMap<String, String> form) {
        return forms.submit("/currencies", form, tree -> change(tree, form), Templates::currencies);
    }

    @POST
    @Path("/add")
    public Uni<Response> add(MultivaluedMap<String, String> form) {
        return forms.submit("/currencies/add", form, tree -> add(tree, form), Templates::currencies);
    }

    /** Adds a currency, or a country to one, inactive. */
    private static void add(ObjectNode tree, MultivaluedMap<String, String> form) {
        ArrayNode currencies = tree.withArray("currencies");
        String of = FormText.orNull(form, "currency");
        ArrayNode list = of == null ? currencies : countriesOf(currencies, of);
        ObjectNode added = list.addObject();
        FormText.put(added, form, "code");
        added.putObject("name").put("en", FormText.orNull(form, "en")).put("fr", FormText.orNull(form, "fr"));
        added.put("active", false);
        if (of == null) {
            added.putArray("countries");
        }
    }

    private static ArrayNode countriesOf(ArrayNode currencies, String code) {
        for (JsonNode currency : currencies) {
            if (currency.path("code").asText().equals(code)) {
                return (ArrayNode) currency.get("countries");
            }
        }
        throw Problem.invalid(FieldError.of("currency", "unknown_currency", "one of the list"));
    }

    private static void change(ObjectNode tree, MultivaluedMap<String, String> form) {
        ArrayNode currencies = tree.withArray("currencies");
        int index = FormText.index(form, "index");
        if (!(currencies.path(index) instanceof ObjectNode currency)) {
            return;
        }
        String country = FormText.orNull(form, "country");
        if (country != null) {
            currency.get("countries").forEach(each -> {
                if (each.path("code").asText().equals(country)) {
                    flip((ObjectNode) each);
                }
            });
        } else if ("up".equals(form.getFirst("what"))) {
            currencies.remove(index);
            currencies.insert(Math.max(0, index - 1), currency);
        } else {
            flip(currency);
        }
    }

    private static void flip(ObjectNode node) {
        node.put("active", !node.get("active").asBoolean());
    }
}
