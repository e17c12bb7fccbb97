package io.usdtaggregator.admin.usage;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.page.Frame;
import io.usdtaggregator.admin.page.Pages;
import io.usdtaggregator.admin.problem.Refusal;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;

/** Who called how often in a month, what is left of what was agreed, and what it costs. */
@Path("/usage")
public class UsagePage {
    private final Pages pages;
    private final StaffUsage usage;

    UsagePage(Pages pages, StaffUsage usage) {
        this.pages = pages;
        this.usage = usage;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance usage(Frame frame, UsageOfAll usage);

        private Templates() {}
    }

    @GET
    public Uni<TemplateInstance> show(@QueryParam("month") String month) {
        return Uni.createFrom()
                .deferred(() -> usage.of(StaffUsage.month(month)))
                .map(found -> page(pages.frame(), found))
                .onFailure(Refusal.class)
                .recoverWithItem(refusal -> page(pages.telling(refusal), nothing()));
    }

    private TemplateInstance page(Frame frame, UsageOfAll found) {
        return pages.inLanguage(Templates.usage(frame, found));
    }

    private static UsageOfAll nothing() {
        YearMonth now = StaffUsage.month(null);
        return new UsageOfAll(now, 0, BigDecimal.ZERO, "", List.of());
    }
}
