package io.usdtaggregator.admin.refresh;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.form.FormText;
import io.usdtaggregator.admin.form.SettingsForms;
import io.usdtaggregator.admin.page.Frame;
import io.usdtaggregator.admin.page.Notice;
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
import java.util.stream.Collectors;

/** How often platforms are read, whether at all, and once right now. */
@Path("/refresh")
public class RefreshPage {
    private final SettingsForms forms;
    private final RefreshNow refresh;
    private final RefreshWatch watch;
    private final Pages pages;

    RefreshPage(SettingsForms forms, RefreshNow refresh, RefreshWatch watch, Pages pages) {
        this.watch = watch;
        this.forms = forms;
        this.refresh = refresh;
        this.pages = pages;
    }

    @CheckedTemplate
    static class Templates {
        /** @param progress {@code null}: no refresh was asked for yet */
        static native TemplateInstance refresh(
                Frame frame, Settings settings, List<Duration> intervals, RefreshProgress progress);

        static native TemplateInstance refresh$progress(Frame frame, RefreshProgress progress);

        private Templates() {}
    }

    @GET
    public Uni<TemplateInstance> show() {
        return progress().chain(progress -> forms.show((frame, inForce) -> page(frame, inForce, progress)));
    }

    /** How far the last refresh is; the page asks again while it runs. */
    @GET
    @Path("/progress")
    public Uni<TemplateInstance> follow() {
        Frame frame = pages.frame();
        return progress().map(progress -> pages.inLanguage(Templates.refresh$progress(frame, progress)));
    }

    private Uni<RefreshProgress> progress() {
        return watch.progress(pages.locale().getLanguage());
    }

    @POST
    public Uni<Response> change(MultivaluedMap<String, String> form) {
        return forms.submit(
                "/refresh",
                form,
                tree -> tree.putObject("refresh")
                        .put("interval", FormText.orNull(form, "interval"))
                        .put("active", FormText.isTicked(form, "active"))
                        .put("adaptive", FormText.isTicked(form, "adaptive")),
                (frame, inForce) -> page(frame, inForce, null));
    }

    @POST
    @Path("/now")
    public Uni<Response> now() {
        return refresh.request(pages.username())
                .map(asked -> pages.done("/refresh", Notice.Kind.REFRESH_STARTED, notRead(asked)));
    }

    /** Empty when all platforms are read, {@code -} when none is. */
    private static String notRead(StartedRefresh refresh) {
        return refresh.notRead().stream().anyMatch(one -> one.platform() == null)
                ? "-"
                : refresh.notRead().stream()
                        .map(one -> one.until() == null ? one.platform() : one.platform() + " (" + one.until() + ")")
                        .collect(Collectors.joining(", "));
    }

    private static TemplateInstance page(Frame frame, Settings settings, RefreshProgress progress) {
        return Templates.refresh(frame, settings, SettingsRules.INTERVALS, progress);
    }
}
