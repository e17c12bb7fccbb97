package io.usdtaggregator.admin.usage;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.page.Frame;
import io.usdtaggregator.admin.page.Pages;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;

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
        static native TemplateInstance usage(Frame frame, Seen seen);

        private Templates() {}
    }

    /**
     * What the page tells: the usage; or that it could not be asked at {@code at}, then {@code usage} is empty.
     *
     * @param out no gateway could tell
     */
    record Seen(YearMonth month, Instant at, boolean out, Optional<UsageOfAll> usage) {}

    @GET
    public Uni<TemplateInstance> show(@QueryParam("month") String text) {
        return Uni.createFrom()
                .deferred(() -> of(StaffUsage.month(text)))
                .onFailure(HttpProblem.class)
                .recoverWithItem(refusal -> page(
                        pages.telling((HttpProblem) refusal),
                        new Seen(StaffUsage.month(null), Instant.now(), false, Optional.empty())));
    }

    private Uni<TemplateInstance> of(YearMonth month) {
        return usage.of(month)
                .map(found -> new Seen(month, found.readAt(), false, Optional.of(found)))
                .onFailure(UsagePage::isOut)
                .recoverWithItem(() -> new Seen(month, Instant.now(), true, Optional.empty()))
                .map(seen -> page(pages.frame(), seen));
    }

    private static boolean isOut(Throwable failure) {
        return failure instanceof HttpProblem refusal && refusal.getStatusCode() == 503;
    }

    private TemplateInstance page(Frame frame, Seen seen) {
        return pages.inLanguage(Templates.usage(frame, seen));
    }
}
