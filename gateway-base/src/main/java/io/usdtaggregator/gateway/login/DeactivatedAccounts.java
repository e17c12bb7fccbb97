package io.usdtaggregator.gateway.login;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.gateway.security.Accounts;
import io.usdtaggregator.model.access.Access.Account;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/** Ends the refresh tokens of an account when staff deactivate it: activated again, it has to log in again. */
@Singleton
public class DeactivatedAccounts {
    private static final Logger LOG = Logger.getLogger(DeactivatedAccounts.class);
    private final Accounts accounts;
    private final RefreshTokens refresh;
    private final Set<String> ended = new HashSet<>();

    DeactivatedAccounts(Accounts accounts, RefreshTokens refresh) {
        this.accounts = accounts;
        this.refresh = refresh;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> endTokensOfDeactivated() {
        return endEach()
                .onFailure()
                .invoke(out -> LOG.debugf("deactivated accounts: tried again: %s", out.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    /** Each account once; where Redis is out it is tried again a second later. */
    private Uni<Void> endEach() {
        List<Account> all =
                accounts.ifRead().map(index -> index.access().accounts()).orElse(List.of());
        all.stream().filter(Account::active).map(Account::id).forEach(ended::remove);
        return Multi.createFrom()
                .items(all.stream().filter(account -> !account.active() && !ended.contains(account.id())))
                .onItem()
                .transformToUniAndConcatenate(
                        account -> refresh.endAll(account.id()).invoke(() -> ended.add(account.id())))
                .onItem()
                .ignoreAsUni();
    }
}
