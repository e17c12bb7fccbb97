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
import io.usdtaggregator.admin.settings.rules.SettingsRules;
import io.usdtaggregator.model.settings.Settings;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;

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
        static native TemplateInstance platforms(Frame frame, Settings settings, List<Duration> intervals);

        private Templates() {}
    }

    @GET
    public Uni<TemplateInstance> show() {
        return forms.show(PlatformsPage::page);
    }

    @POST
    public Uni<Response> change(MultivaluedMap<String, String> form) {
        return forms.submit("/platforms", form, tree -> change(tree, form), PlatformsPage::page);
    }

    private static TemplateInstance page(Frame frame, Settings settings) {
        return Templates.platforms(frame, settings, SettingsRules.INTERVALS);
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
            case "refresh" -> refresh(platform, form);
            default -> {
                ObjectNode budget = platform.putObject("budget");
                for (String field : new String[] {"requests_per_minute", "burst", "concurrency"}) {
                    budget.put(field, (int) FormText.whole(form, field, 0, Integer.MAX_VALUE, pages.locale()));
                }
            }
        }
    }

    /** Without an interval of its own it is read as all are. */
    private static void refresh(ObjectNode platform, MultivaluedMap<String, String> form) {
        String interval = FormText.orNull(form, "interval");
        if (interval == null) {
            platform.remove("refresh");
        } else {
            platform.putObject("refresh")
                    .put("interval", interval)
                    .put("active", FormText.isTicked(form, "active"))
                    .put("adaptive", FormText.isTicked(form, "adaptive"));
        }
    }
}
