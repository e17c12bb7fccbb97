package io.usdtaggregator.gateway.access;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.model.access.Access.ApiKey;
import io.usdtaggregator.model.access.Access.Quota;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Moves Redis' counters to PostgreSQL, with their price, and tells a month's calls out of both. */
@Singleton
public class UsageSettling {
    private static final int TRIES = 5;
    private static final Duration BEFORE_THE_NEXT = Duration.ofMillis(50);

    private final UsageCounters counters;
    private final UsageLedger ledger;
    private final Accounts accounts;

    UsageSettling(UsageCounters counters, UsageLedger ledger, Accounts accounts) {
        this.counters = counters;
        this.ledger = ledger;
        this.accounts = accounts;
    }

    /** Counters moved between two looks: the sum of both would count them twice. */
    private static final class Moved extends RuntimeException {
        Moved() {
            super("usage moved while it was read", null, false, false);
        }
    }

    /** One batch, if there is any. */
    Uni<Void> settle() {
        return counters.take()
                .chain(batch -> batch.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : ledger.add(batch, this::agreed)
                                .chain(() -> counters.settled(batch))
                                .chain(ledger::forgetOldBatches));
    }

    /** PostgreSQL's, and what is still on its way there; each call once. */
    Uni<Map<CallsOf, Spent>> month(YearMonth month) {
        return Uni.createFrom()
                .deferred(() -> read(month))
                .onFailure(Moved.class)
                .retry()
                .withBackOff(BEFORE_THE_NEXT)
                .atMost(TRIES);
    }

    private Uni<Map<CallsOf, Spent>> read(YearMonth month) {
        return counters.open().chain(open -> ledger.month(month, open.taken().id())
                .chain(settled -> counters.open().map(after -> {
                    if (after.turns() != open.turns()) {
                        throw new Moved();
                    }
                    return together(month, settled, open);
                })));
    }

    private static Map<CallsOf, Spent> together(YearMonth month, UsageLedger.Month settled, UsageCounters.Open open) {
        Map<CallsOf, Spent> all = new HashMap<>(settled.calls());
        add(all, month, open.pending());
        if (!settled.hasBatch()) {
            add(all, month, open.taken().calls());
        }
        return all;
    }

    private static void add(Map<CallsOf, Spent> all, YearMonth month, Map<CallsOf, Long> calls) {
        calls.forEach((of, count) -> {
            if (of.isIn(month)) {
                all.merge(of, Spent.unpriced(count), Spent::plus);
            }
        });
    }

    /** What was agreed with this key or account, as far as it is known now. */
    Optional<Quota> agreed(Who who) {
        return accounts.ifRead()
                .flatMap(index -> index.keyNamed(who.keyId()).map(ApiKey::quota).or(() -> index.account(who.accountId())
                        .map(account -> account.quota())));
    }
}
