package io.usdtaggregator.admin.usage;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.page.Frame;
import io.usdtaggregator.admin.page.Pages;
import io.usdtaggregator.base.problem.Problem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.math.BigDecimal;
import java.time.YearMonth;

/** What an integrator owes for a month: a page to print. */
@Path("/usage/bill/{account}")
public class BillPage {
    private final Pages pages;
    private final StaffUsage usage;

    BillPage(Pages pages, StaffUsage usage) {
        this.pages = pages;
        this.usage = usage;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance bill(Frame frame, Bill bill);

        private Templates() {}
    }

    /** @param isRunning the month has not ended: more calls may come */
    public record Bill(UsageOfAll usage, UsageOfAll.OfAccount account, boolean isRunning) {
        /** Whether each of its calls cost what is agreed now. */
        public boolean isOnePrice() {
            return account.pricePerCall() != null
                    && account.price().compareTo(account.pricePerCall().multiply(BigDecimal.valueOf(account.calls())))
                            == 0;
        }

        public YearMonth before() {
            return usage.month().minusMonths(1);
        }

        public YearMonth after() {
            return usage.month().plusMonths(1);
        }
    }

    @GET
    public Uni<TemplateInstance> show(@PathParam("account") String account, @QueryParam("month") String month) {
        return usage.of(StaffUsage.month(month))
                .map(found -> new Bill(found, ofAccount(found, account), StaffUsage.isRunning(found.month())))
                .map(bill -> pages.inLanguage(Templates.bill(pages.frame(), bill)));
    }

    private static UsageOfAll.OfAccount ofAccount(UsageOfAll usage, String account) {
        return usage.accounts().stream()
                .filter(one -> one.accountId().equals(account))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("not_found", "The account does not exist."));
    }
}
