package io.usdtaggregator.gateway.access;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import io.smallrye.mutiny.subscription.Cancellable;
import io.usdtaggregator.model.access.Access;
import io.usdtaggregator.model.access.Access.Account;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Ends what a caller began before staff revoked its key or account: a stream may last for days. */
@Singleton
public class Revocations {
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Accounts accounts;
    private final BroadcastProcessor<Access> changes = BroadcastProcessor.create();
    private final Cancellable watching;
    private AccessIndex before;

    Revocations(Accounts accounts) {
        this.accounts = accounts;
        watching = Multi.createFrom()
                .ticks()
                .every(EVERY)
                .onOverflow()
                .drop()
                .subscribe()
                .with(tick -> look());
    }

    /** Emits once, when this caller may no longer read. */
    public Multi<Caller> of(Caller caller) {
        return changes.onOverflow()
                .dropPreviousItems()
                .filter(change -> !mayRead(caller))
                .map(change -> caller)
                .select()
                .first();
    }

    private boolean mayRead(Caller caller) {
        AccessIndex now = accounts.now();
        Optional<Account> account = now.account(caller.accountId()).filter(Account::active);
        boolean keyWorks = caller.keyId().isEmpty()
                || now.keyNamed(caller.keyId())
                        .filter(key -> key.active()
                                && (key.expiresAt() == null || key.expiresAt().isAfter(Instant.now())))
                        .isPresent();
        return keyWorks
                && account.filter(of -> of.groups().stream().anyMatch(caller.groups()::contains))
                        .isPresent();
    }

    /** One look for all streams; only a new snapshot makes them ask. */
    private void look() {
        Optional<AccessIndex> now = read();
        if (now.isPresent() && now.get() != before) {
            before = now.get();
            changes.onNext(before.access());
        }
    }

    /** Before the first snapshot is read there is nothing to revoke. */
    private Optional<AccessIndex> read() {
        try {
            return Optional.of(accounts.now());
        } catch (RuntimeException starting) {
            return Optional.empty();
        }
    }

    void end(@Observes ShutdownEvent now) {
        watching.cancel();
    }
}
