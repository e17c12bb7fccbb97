package io.usdtaggregator.admin.usage;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.navigation.Paged;
import io.usdtaggregator.admin.page.Frame;
import io.usdtaggregator.admin.page.Pages;
import io.usdtaggregator.admin.usage.UsageOfAll.OfAccount;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** Who called how often in a month, what is left of what was agreed, and what it costs. */
@Path("/usage")
public class UsagePage {
    private static final int ON_A_PAGE = 25;

    private final Pages pages;
    private final StaffUsage usage;

    UsagePage(Pages pages, StaffUsage usage) {
        this.pages = pages;
        this.usage = usage;
    }

    @CheckedTemplate
    static class Templates {
        /** @param shown the accounts of this page, none where there is no usage */
        static native TemplateInstance usage(Frame frame, Seen seen, Paged<OfAccount> shown);

        private Templates() {}
    }

    /**
     * What the page tells: the usage; or that it could not be asked at {@code at}, then {@code usage} is empty.
     *
     * @param account id of the one whose days are shown; empty for all together
     * @param out no gateway could tell
     * @param days empty where the gateways do not tell them
     */
    record Seen(
            YearMonth month,
            String account,
            Instant at,
            boolean out,
            Optional<UsageOfAll> usage,
            Optional<UsageByDay> days) {
        public boolean isRunning() {
            return StaffUsage.isRunning(month);
        }

        static Seen nothing(YearMonth month, String account, boolean out) {
            return new Seen(month, account, Instant.now(), out, Optional.empty(), Optional.empty());
        }
    }

    @GET
    public Uni<TemplateInstance> show(@QueryParam("month") String text, @QueryParam("account") String account) {
        String asked = account == null ? "" : account.trim();
        return Uni.createFrom()
                .deferred(() -> of(StaffUsage.month(text), asked))
                .onFailure(HttpProblem.class)
                .recoverWithItem(refusal ->
                        page(pages.telling((HttpProblem) refusal), Seen.nothing(StaffUsage.month(null), asked, false)));
    }

    private Uni<TemplateInstance> of(YearMonth month, String account) {
        return usage.byDay(month, Optional.of(account).filter(id -> !id.isEmpty()))
                .map(found -> new Seen(
                        month, account, found.usage().readAt(), false, Optional.of(found.usage()), found.days()))
                .onFailure(UsagePage::isOut)
                .recoverWithItem(() -> Seen.nothing(month, account, true))
                .map(seen -> page(pages.frame(), seen));
    }

    private static boolean isOut(Throwable failure) {
        return failure instanceof HttpProblem refusal && refusal.getStatusCode() == 503;
    }

    private TemplateInstance page(Frame frame, Seen seen) {
        List<OfAccount> accounts = seen.usage().map(UsageOfAll::accounts).orElse(List.of());
        return pages.inLanguage(Templates.usage(
                frame,
                seen,
                Paged.of(
                        accounts,
                        pages.number(),
                        ON_A_PAGE,
                        "/usage?month=" + seen.month() + "&account="
                                + URLEncoder.encode(seen.account(), StandardCharsets.UTF_8) + "&page=")));
    }
}
