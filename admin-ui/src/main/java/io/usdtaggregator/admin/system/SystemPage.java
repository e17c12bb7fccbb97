package io.usdtaggregator.admin.system;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.page.Frame;
import io.usdtaggregator.admin.page.Pages;
import io.usdtaggregator.admin.settings.SettingsVersions;
import io.usdtaggregator.admin.system.UnmappedMethods.Unmapped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;

/** How the services and stores do, how far work is behind, and which payment methods have no canonical name. */
@Path("/system")
public class SystemPage {
    private final Pages pages;
    private final SettingsVersions settings;
    private final SystemStates states;
    private final UnmappedMethods methods;

    SystemPage(Pages pages, SettingsVersions settings, SystemStates states, UnmappedMethods methods) {
        this.pages = pages;
        this.settings = settings;
        this.states = states;
        this.methods = methods;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance system(Frame frame, SystemState state);

        static native TemplateInstance methods(Frame frame, List<Unmapped> methods);

        private Templates() {}
    }

    @GET
    public Uni<TemplateInstance> show() {
        return settings.read()
                .map(Optional::of)
                .onFailure()
                .recoverWithItem(Optional.empty())
                .chain(states::read)
                .map(state -> pages.inLanguage(Templates.system(pages.frame(), state)));
    }

    /** Reads all books: loaded after the page, which waits for no more than it must. */
    @GET
    @Path("/methods")
    public Uni<TemplateInstance> unmapped() {
        return settings.read()
                .chain(methods::find)
                .map(found -> pages.inLanguage(Templates.methods(pages.frame(), found)));
    }
}
