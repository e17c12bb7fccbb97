package io.usdtaggregator.gateway.webhooks;

import io.usdtaggregator.gateway.livedata.LiveData;
import io.usdtaggregator.model.access.Access;
import io.usdtaggregator.model.access.Access.Account;
import jakarta.inject.Singleton;
import java.util.List;

/** Whose webhooks are served: what staff end for an account ends for its webhooks too. */
@Singleton
class ActiveAccounts {
    private final LiveData boards;

    ActiveAccounts(LiveData boards) {
        this.boards = boards;
    }

    /** Whether accounts are known at all yet. */
    boolean ready() {
        return boards.ready();
    }

    boolean has(String id) {
        return boards.access().accounts().stream()
                .anyMatch(account -> account.id().equals(id) && mayRead(account));
    }

    List<String> readers() {
        return ids(false);
    }

    List<String> operators() {
        return ids(true);
    }

    private List<String> ids(boolean operatorsOnly) {
        return boards.access().accounts().stream()
                .filter(ActiveAccounts::mayRead)
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
