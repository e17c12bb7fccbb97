package io.usdtaggregator.admin.refresh;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.page.FormText;
import io.usdtaggregator.admin.page.Frame;
import io.usdtaggregator.admin.page.Pages;
import io.usdtaggregator.admin.settings.SettingsForms;
import io.usdtaggregator.admin.settings.SettingsRules;
import io.usdtaggregator.model.settings.Settings;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import java.util.List;

/** How often platforms are read, whether at all, and once right now. */
@Path("/refresh")
public class RefreshPage {
    private final SettingsForms forms;
    private final RefreshNow refresh;
    private final Pages pages;

    RefreshPage(SettingsForms forms, RefreshNow refresh, Pages pages) {
        this.forms = forms;
        this.refresh = refresh;
        this.pages = pages;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance refresh(Frame frame, Settings settings, List<Duration> intervals, boolean asked);

        private Templates() {}
    }

    @GET
    public Uni<TemplateInstance> show() {
        return forms.show((frame, settings) -> page(frame, settings, false));
    }

    @POST
    public Uni<TemplateInstance> change(MultivaluedMap<String, String> form) {
        return forms.submit(
                "/refresh",
                form,
                tree -> tree.putObject("refresh")
                        .put("interval", FormText.orNull(form, "interval"))
                        .put("active", "on".equals(form.getFirst("active")))
                        .put("adaptive", "on".equals(form.getFirst("adaptive"))),
                (frame, settings) -> page(frame, settings, false));
    }

    @POST
    @Path("/now")
    public Uni<TemplateInstance> now(MultivaluedMap<String, String> form) {
        pages.checkForm(form.getFirst("csrf"));
        return refresh.request(pages.username())
                .chain(() -> forms.show((frame, settings) -> page(frame, settings, true)));
    }

    private static TemplateInstance page(Frame frame, Settings settings, boolean asked) {
        return Templates.refresh(frame, settings, SettingsRules.INTERVALS, asked);
    }
}
