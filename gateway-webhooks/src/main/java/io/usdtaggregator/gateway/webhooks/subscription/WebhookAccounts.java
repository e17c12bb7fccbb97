package io.usdtaggregator.gateway.webhooks.subscription;

import io.usdtaggregator.gateway.livedata.LiveData;
import io.usdtaggregator.model.access.Access;
import io.usdtaggregator.model.access.Access.Account;
import jakarta.inject.Singleton;
import java.util.List;

/** Whose webhooks are served: where staff deactivate an account, its webhooks get nothing more. */
@Singleton
public class WebhookAccounts {
    private final LiveData live;

    public WebhookAccounts(LiveData live) {
        this.live = live;
    }

    /** Whether accounts are known at all yet. */
    public boolean areKnown() {
        return live.ready();
    }

    public boolean isActive(String id) {
        return live.access().accounts().stream()
                .anyMatch(account -> account.id().equals(id) && mayRead(account));
    }

    /** All accounts that may read rates. */
    public List<String> readers() {
        return ids(false);
    }

    /** Those of them who operate the service. */
    public List<String> operators() {
        return ids(true);
    }

    private List<String> ids(boolean operatorsOnly) {
        return live.access().accounts().stream()
                .filter(WebhookAccounts::mayRead)
                .filter(account -> !operatorsOnly || account.groups().contains(Access.OPERATOR))
                .map(Account::id)
                .toList();
    }

    private static boolean mayRead(Account account) {
        return account.active()
                && (account.groups().contains(Access.INTEGRATOR)
                        || account.groups().contains(Access.OPERATOR));
    }
}
