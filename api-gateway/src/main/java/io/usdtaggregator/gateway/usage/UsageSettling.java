package io.usdtaggregator.gateway.usage;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.gateway.security.Accounts;
import io.usdtaggregator.gateway.security.CallerId;
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

    /** One batch, if there is any; nothing before accounts were read, since calls would come there without a price. */
    public Uni<Void> settle() {
        if (accounts.ifRead().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return counters.take()
                .chain(batch -> batch.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : ledger.add(batch, this::agreed)
                                .chain(() -> counters.settled(batch))
                                .chain(ledger::forgetOldBatches));
    }

    /** PostgreSQL's, and what is still on its way there; each call once. */
    public Uni<Map<CallsOf, UsageCost>> month(YearMonth month) {
        return read(month).map(read -> together(month, read));
    }

    /** The same, left in Redis for when PostgreSQL is out, and read from there while it is. */
    public Uni<Map<CallsOf, UsageCost>> monthWhateverIsOut(YearMonth month) {
        return read(month)
                .call(read -> remember(month, read))
                .map(read -> together(month, read))
                .onFailure()
                .recoverWithUni(out -> counters.remembered(month).map(known -> known.map(left -> together(month, left))
                        .orElseThrow(() -> new IllegalStateException("no usage is remembered", out))));
    }

    /** What was open in Redis, and what PostgreSQL had then. */
    private record Read(UsageCounters.Open open, UsageLedger.Month settled) {
        String batchWithin() {
            return settled.hasBatch() ? open.taken().id() : "";
        }
    }

    private Uni<Read> read(YearMonth month) {
        return Uni.createFrom()
                .deferred(() -> readOnce(month))
                .onFailure(Moved.class)
                .retry()
                .withBackOff(BEFORE_THE_NEXT)
                .atMost(TRIES);
    }

    private Uni<Read> readOnce(YearMonth month) {
        return counters.open().chain(open -> ledger.month(month, open.taken().id())
                .chain(settled -> counters.open().map(after -> {
                    if (after.turns() != open.turns()) {
                        throw new Moved();
                    }
                    return new Read(open, settled);
                })));
    }

    private Uni<Void> remember(YearMonth month, Read read) {
        Map<CallsOf, UsageCost> byMonth = new HashMap<>();
        read.settled().calls().forEach((of, spent) -> byMonth.merge(of.thatMonth(), spent, UsageCost::plus));
        return counters.remember(month, byMonth, read.batchWithin(), read.open().turns())
                .onFailure()
                .recoverWithNull();
    }

    private Map<CallsOf, UsageCost> together(YearMonth month, Read read) {
        Map<CallsOf, UsageCost> all = new HashMap<>(read.settled().calls());
        add(all, month, read.open().pending());
        if (!read.settled().hasBatch()) {
            add(all, month, read.open().taken().calls());
        }
        return all;
    }

    private Map<CallsOf, UsageCost> together(YearMonth month, UsageCounters.Remembered left) {
        Map<CallsOf, UsageCost> all = new HashMap<>(left.settled());
        add(all, month, left.pending());
        add(all, month, left.taken());
        return all;
    }

    private void add(Map<CallsOf, UsageCost> all, YearMonth month, Map<CallsOf, Long> calls) {
        calls.forEach((of, count) -> {
            if (of.isIn(month)) {
                all.merge(of, priced(of.who(), count), UsageCost::plus);
            }
        });
    }

    /** Calls at the price of now, which is theirs until they are settled. */
    public UsageCost priced(CallerId who, long calls) {
        return agreed(who).map(quota -> UsageCost.at(quota, calls)).orElseGet(() -> UsageCost.unpriced(calls));
    }

    /** What was agreed with this key or account, as far as it is known now. */
    public Optional<Quota> agreed(CallerId who) {
        return accounts.ifRead()
                .flatMap(index -> index.keyNamed(who.keyId()).map(ApiKey::quota).or(() -> index.account(who.accountId())
                        .map(account -> account.quota())));
    }
}
