package io.usdtaggregator.admin.safety;

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

/** Which changes must be confirmed, and by whom. */
@Path("/safety")
public class SafetyPage {
    private final SettingsForms forms;

    SafetyPage(SettingsForms forms) {
        this.forms = forms;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance safety(Frame frame, Settings settings);

        private Templates() {}
    }

    @GET
    public Uni<TemplateInstance> show() {
        return forms.show(Templates::safety);
    }

    @POST
    public Uni<TemplateInstance> change(MultivaluedMap<String, String> form) {
        return forms.submit(
                "/safety",
                form,
                tree -> FormText.put(tree.putObject("safety"), form, "confirm_above_percent", "applies_to"),
                Templates::safety);
    }
}
