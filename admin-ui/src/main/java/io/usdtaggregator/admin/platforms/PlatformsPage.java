package io.usdtaggregator.admin.platforms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.form.FormText;
import io.usdtaggregator.admin.form.SettingsForms;
import io.usdtaggregator.admin.livedata.PlatformStates;
import io.usdtaggregator.admin.page.Frame;
import io.usdtaggregator.admin.page.Pages;
import io.usdtaggregator.admin.settings.SettingsVersions;
import io.usdtaggregator.admin.settings.rules.SettingsRules;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.model.settings.Settings;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The platforms: which are read, which is the default, in which order they stand in for it, how much they are asked. */
@Path("/platforms")
public class PlatformsPage {
    private final SettingsForms forms;
    private final Pages pages;
    private final SettingsVersions settings;
    private final PlatformStates states;

    PlatformsPage(SettingsForms forms, Pages pages, SettingsVersions settings, PlatformStates states) {
        this.settings = settings;
        this.states = states;
        this.forms = forms;
        this.pages = pages;
    }

    @CheckedTemplate
    static class Templates {
        /** @param states by the platform's code; empty where a refused form is shown again */
        static native TemplateInstance platforms(
                Frame frame, Settings settings, List<Duration> intervals, Map<String, PlatformRow> states);

        private Templates() {}
    }

    @GET
    public Uni<TemplateInstance> show() {
        String language = pages.locale().getLanguage();
        return settings.read()
                .chain(inForce -> states.of(inForce).map(found -> found.stream()
                        .collect(Collectors.toMap(
                                state -> state.platform().code(), state -> PlatformRow.of(state, inForce, language)))))
                .chain(rows -> forms.show((frame, inForce) -> page(frame, inForce, rows)));
    }

    @POST
    public Uni<Response> change(MultivaluedMap<String, String> form) {
        return forms.submit(
                "/platforms", form, tree -> change(tree, form), (frame, inForce) -> page(frame, inForce, Map.of()));
    }

    private static TemplateInstance page(Frame frame, Settings settings, Map<String, PlatformRow> states) {
        return Templates.platforms(frame, settings, SettingsRules.INTERVALS, states);
    }

    private void change(ObjectNode tree, MultivaluedMap<String, String> form) {
        ArrayNode platforms = tree.withArray("platforms");
        String what = String.valueOf(FormText.orNull(form, "what"));
        if (what.equals("order")) {
            reorder(platforms, form);
        } else {
            change(platforms, what, form);
        }
    }

    /** As a page sends it that has let somebody drag a platform to another place. */
    private static void reorder(ArrayNode platforms, MultivaluedMap<String, String> form) {
        Map<String, JsonNode> byCode = new HashMap<>();
        platforms.forEach(platform -> byCode.put(platform.get("code").asText(), platform));
        List<String> order =
                List.of(String.valueOf(FormText.orNull(form, "order")).split(","));
        if (order.size() != byCode.size() || !byCode.keySet().equals(new HashSet<>(order))) {
            throw Problem.invalid(FieldError.of(
                    "platforms", "malformed", "the codes of all platforms, each once, with commas between them"));
        }
        platforms.removeAll();
        order.forEach(code -> platforms.add(byCode.get(code)));
    }

    private void change(ArrayNode platforms, String what, MultivaluedMap<String, String> form) {
        int index = FormText.index(form, "index");
        JsonNode found = platforms.path(index);
        if (!(found instanceof ObjectNode platform)) {
            return;
        }
        switch (what) {
            case "active" -> platform.put("active", !platform.get("active").asBoolean());
            case "default" -> platforms.forEach(each -> ((ObjectNode) each).put("default", each == found));
            case "up" -> {
                platforms.remove(index);
                platforms.insert(Math.max(0, index - 1), platform);
            }
            case "down" -> {
                platforms.remove(index);
                platforms.insert(Math.min(platforms.size(), index + 1), platform);
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
