package io.usdtaggregator.admin.changecontrol;

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

/** Which changes must be confirmed, and by whom. */
@Path("/change-control")
public class ChangeControlPage {
    private final SettingsForms forms;
    private final Pages pages;

    ChangeControlPage(SettingsForms forms, Pages pages) {
        this.forms = forms;
        this.pages = pages;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance changeControl(Frame frame, Settings settings);

        private Templates() {}
    }

    @GET
    public Uni<TemplateInstance> show() {
        return forms.show(Templates::changeControl);
    }

    @POST
    public Uni<Response> change(MultivaluedMap<String, String> form) {
        return forms.submit(
                "/change-control", form, tree -> change(tree.putObject("safety"), form), Templates::changeControl);
    }

    private void change(ObjectNode safety, MultivaluedMap<String, String> form) {
        FormText.putDecimals(safety, form, pages.locale(), "confirm_above_percent");
        FormText.put(safety, form, "applies_to");
    }
}
