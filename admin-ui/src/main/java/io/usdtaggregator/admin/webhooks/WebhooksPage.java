package io.usdtaggregator.admin.webhooks;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.access.HeldAccount;
import io.usdtaggregator.admin.access.Integrators;
import io.usdtaggregator.admin.navigation.PageNumber;
import io.usdtaggregator.admin.page.Frame;
import io.usdtaggregator.admin.page.Pages;
import io.usdtaggregator.admin.settings.SettingsVersions;
import io.usdtaggregator.base.internal.webhooks.WebhookList;
import io.usdtaggregator.model.access.Access.Account;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;

/** Where integrators want to be told of rates and alerts, and how that goes. */
@Path("/webhooks")
public class WebhooksPage {
    private final Pages pages;
    private final GatewayWebhooks webhooks;
    private final Integrators integrators;
    private final SettingsVersions settings;

    WebhooksPage(Pages pages, GatewayWebhooks webhooks, Integrators integrators, SettingsVersions settings) {
        this.pages = pages;
        this.webhooks = webhooks;
        this.integrators = integrators;
        this.settings = settings;
    }

    @CheckedTemplate
    static class Templates {
        static native TemplateInstance webhooks(Frame frame, Seen seen);

        private Templates() {}
    }

    /**
     * What the page shows.
     *
     * @param account id of the one whose webhooks were asked for; empty for all
     * @param list empty where no gateway could tell
     */
    record Seen(List<Account> accounts, String account, Optional<WebhookList> list, List<WebhookRow> rows) {
        public boolean hasMore() {
            return list.filter(page -> (long) page.page() * page.pageSize() < page.count())
                    .isPresent();
        }
    }

    @GET
    public Uni<TemplateInstance> show(@QueryParam("account") String account, @QueryParam("page") String page) {
        Optional<String> asked = Optional.ofNullable(account).filter(id -> !id.isBlank());
        return integrators
                .all()
                .chain(accounts -> webhooks.list(asked, PageNumber.of(page))
                        .map(Optional::of)
                        .onFailure(WebhooksPage::isOut)
                        .recoverWithItem(Optional::empty)
                        .chain(list -> seen(accounts, asked, list)))
                .map(seen -> pages.inLanguage(Templates.webhooks(pages.frame(), seen)));
    }

    private Uni<Seen> seen(List<HeldAccount> accounts, Optional<String> asked, Optional<WebhookList> list) {
        String language = pages.locale().getLanguage();
        return settings.read()
                .map(inForce -> new Seen(
                        accounts.stream().map(HeldAccount::account).toList(),
                        asked.orElse(""),
                        list,
                        list.map(WebhookList::webhooks).orElse(List.of()).stream()
                                .map(webhook -> WebhookRow.of(webhook, accounts, inForce, language))
                                .toList()));
    }

    private static boolean isOut(Throwable failure) {
        return failure instanceof HttpProblem refusal && refusal.getStatusCode() >= 500;
    }
}
