package io.usdtaggregator.gateway.access;

import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.usdtaggregator.model.access.Access.Account;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/** Ends the refresh tokens of an account when staff deactivate it: activated again, it has to log in again. */
@Startup
@Singleton
public class DeactivatedAccounts {
    private static final Logger LOG = Logger.getLogger(DeactivatedAccounts.class);
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Accounts accounts;
    private final RefreshTokens refresh;
    private final Set<String> ended = new HashSet<>();
    private final Cancellable watching;

    DeactivatedAccounts(Accounts accounts, RefreshTokens refresh) {
        this.accounts = accounts;
        this.refresh = refresh;
        watching = Multi.createFrom()
                .ticks()
                .every(EVERY)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> Uni.createFrom()
                        .deferred(this::endThose)
                        .onFailure()
                        .invoke(out -> LOG.debugf("deactivated accounts: tried again: %s", out.getMessage()))
                        .onFailure()
                        .recoverWithNull())
                .subscribe()
                .with(done -> {}, broken -> LOG.error("deactivated accounts are not watched any more", broken));
    }

    /** Each account once; where Redis is out it is tried again with the next tick. */
    private Uni<Void> endThose() {
        List<Account> all = accounts.now().access().accounts();
        all.stream().filter(Account::active).map(Account::id).forEach(ended::remove);
        return Multi.createFrom()
                .items(all.stream().filter(account -> !account.active() && !ended.contains(account.id())))
                .onItem()
                .transformToUniAndConcatenate(
                        account -> refresh.endAll(account.id()).invoke(() -> ended.add(account.id())))
                .onItem()
                .ignoreAsUni();
    }

    @PreDestroy
    void close() {
        watching.cancel();
    }
}
