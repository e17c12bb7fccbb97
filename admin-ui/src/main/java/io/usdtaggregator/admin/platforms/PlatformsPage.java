package io.usdtaggregator.admin.platforms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
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

/** The platforms: which are read, which is the default, in which order they stand in for it, how much they are asked. */
@Path("/platforms")
public class PlatformsPage {
    private final SettingsForms forms;
    private final Pages pages;

    PlatformsPage(SettingsForms forms, Pages pages) {
        this.forms = forms;
        this.pages = pages;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance platforms(Frame frame, Settings settings);

        private Templates() {}
    }

    @GET
    public Uni<TemplateInstance> show() {
        return forms.show(Templates::platforms);
    }

    @POST
    public Uni<Response> change(MultivaluedMap<String, String> form) {
        return forms.submit("/platforms", form, tree -> change(tree, form), Templates::platforms);
    }

    private void change(ObjectNode tree, MultivaluedMap<String, String> form) {
        ArrayNode platforms = tree.withArray("platforms");
        int index = FormText.index(form, "index");
        JsonNode found = platforms.path(index);
        if (!(found instanceof ObjectNode platform)) {
            return;
        }
        String what = String.valueOf(FormText.orNull(form, "what"));
        switch (what) {
            case "active" -> platform.put("active", !platform.get("active").asBoolean());
            case "default" -> platforms.forEach(each -> ((ObjectNode) each).put("default", each == found));
            case "up" -> {
                platforms.remove(index);
                platforms.insert(Math.max(0, index - 1), platform);
            }
            default -> {
                ObjectNode budget = platform.putObject("budget");
                for (String field : new String[] {"requests_per_minute", "burst", "concurrency"}) {
                    budget.put(field, (int) FormText.whole(form, field, 0, Integer.MAX_VALUE, pages.locale()));
                }
            }
        }
    }
}
