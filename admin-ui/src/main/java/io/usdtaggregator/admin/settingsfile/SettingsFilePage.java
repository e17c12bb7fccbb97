package io.usdtaggregator.admin.settingsfile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.form.FormText;
import io.usdtaggregator.admin.form.SettingsForms;
import io.usdtaggregator.admin.page.Frame;
import io.usdtaggregator.admin.settings.SettingsVersions;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.settings.Settings;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

/** All settings as one JSON file: taken out, and put back with the preview of any other change. */
@Path("/settings-file")
public class SettingsFilePage {
    private static final String PATH = "/settings-file";
    private static final String FIELD = "settings";
    private static final String VERSION = "version";

    private final SettingsForms forms;
    private final SettingsVersions versions;

    SettingsFilePage(SettingsForms forms, SettingsVersions versions) {
        this.forms = forms;
        this.versions = versions;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance settingsFile(Frame frame, Settings settings);

        private Templates() {}
    }

    @GET
    public Uni<TemplateInstance> show() {
        return forms.show(Templates::settingsFile);
    }

    /** The settings in force, for people to read and keep. */
    @GET
    @Path("/settings.json")
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Response> file() {
        return versions.read().map(inForce -> Response.ok(text(inForce))
                .header("Content-Disposition", "attachment; filename=\"settings-" + inForce.version() + ".json\"")
                .build());
    }

    /** A section that the file leaves out stays as it is; so does the version, which the page carries. */
    @POST
    public Uni<Response> replace(MultivaluedMap<String, String> form) {
        return forms.submit(
                PATH,
                form,
                tree -> {
                    JsonNode file = read(FormText.orNull(form, FIELD));
                    if (FormText.orNull(form, "reason") == null) {
                        throw Problem.invalid(FieldError.of("reason", "missing", "why the settings are replaced"));
                    }
                    JsonNode version = tree.get(VERSION);
                    tree.setAll((ObjectNode) file);
                    tree.set(VERSION, version);
                },
                Templates::settingsFile);
    }

    private static JsonNode read(String text) {
        try {
            JsonNode file = text == null ? null : MarketJson.mapper().readTree(text);
            if (file instanceof ObjectNode) {
                return file;
            }
        } catch (JsonProcessingException notJson) {
            // The same answer as for JSON that is no object.
        }
        throw Problem.invalid(FieldError.of(FIELD, "malformed", "the whole file, as JSON"));
    }

    private static String text(Settings settings) {
        try {
            return MarketJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(settings);
        } catch (JsonProcessingException never) {
            throw new IllegalStateException("settings can be written as JSON", never);
        }
    }
}
