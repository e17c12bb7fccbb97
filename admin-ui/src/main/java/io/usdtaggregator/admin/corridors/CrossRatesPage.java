package io.usdtaggregator.admin.corridors;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.livedata.PublishedRates;
import io.usdtaggregator.admin.page.Frame;
import io.usdtaggregator.admin.page.Pages;
import io.usdtaggregator.admin.settings.SettingsVersions;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;

/** All cross rates between whole currencies at one glance. */
@Path("/cross-rates")
public class CrossRatesPage {
    private final Pages pages;
    private final SettingsVersions settings;
    private final PublishedRates rates;

    CrossRatesPage(Pages pages, SettingsVersions settings, PublishedRates rates) {
        this.pages = pages;
        this.settings = settings;
        this.rates = rates;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance crossRates(Frame frame, CrossRateMatrix matrix);

        private Templates() {}
    }

    @GET
    public Uni<TemplateInstance> show() {
        return settings.read().chain(inForce -> rates.ofCorridors(CrossRateMatrix.corridors(inForce))
                .map(found -> pages.inLanguage(Templates.crossRates(
                        pages.frame(), CrossRateMatrix.of(inForce, found, Instant.now(), pages.number())))));
    }
}
