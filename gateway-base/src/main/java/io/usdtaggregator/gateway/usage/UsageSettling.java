package io.usdtaggregator.gateway.usage;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.gateway.security.Accounts;
import io.usdtaggregator.gateway.security.CallerId;
import io.usdtaggregator.gateway.usage.UsageLedger.Entry;
import io.usdtaggregator.model.access.Access.ApiKey;
import io.usdtaggregator.model.access.Access.Quota;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings PostgreSQL the counts of Redis, with their price, and reads a month's calls from both. */
@Singleton
public class UsageSettling {
    private final UsageCounters counters;
    private final UsageLedger ledger;
    private final KeyUses uses;
    private final Accounts accounts;
    /** What PostgreSQL had when it was last read, for while it is out. */
    private volatile Map<Entry, UsageCost> lastSettled = Map.of();

    UsageSettling(UsageCounters counters, UsageLedger ledger, KeyUses uses, Accounts accounts) {
        this.counters = counters;
        this.ledger = ledger;
        this.uses = uses;
        this.accounts = accounts;
    }

    /** What Redis and PostgreSQL had, in this order: counts only grow, so that the larger one of both is right. */
    public record Read(UsageCounters.Open open, Map<Entry, UsageCost> settled, boolean isComplete) {}

    /** A month's calls, each once, in all gateways but for the last moment. */
    public Uni<Map<CallerDay, UsageCost>> month(YearMonth month) {
        return read(month).map(read -> calls(month, read));
    }

    public Uni<Read> read(YearMonth month) {
        return counters.open(List.of())
                .chain(open -> ledger.month(month).map(settled -> new Read(open, settled, true)))
                .invoke(read -> lastSettled = read.settled());
    }

    /** The same, and while PostgreSQL is out what Redis has of the whole month. */
    public Uni<Read> readEvenWithoutPostgres(YearMonth month) {
        return read(month).onFailure().recoverWithUni(out -> counters.open(days(month))
                .map(open -> new Read(open, lastSettled, false))
                .invoke(read -> {
                    if (read.settled().isEmpty()
                            && read.open().days().stream()
                                    .allMatch(day -> day.calls().isEmpty())) {
                        throw new IllegalStateException("Redis has no usage of " + month, out);
                    }
                }));
    }

    /** Brings PostgreSQL what it did not have; nothing before accounts were read, since calls would come there without a price. */
    public Uni<Void> settle(Read read) {
        if (!read.isComplete() || accounts.ifRead().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Multi.createFrom()
                .iterable(read.open().days())
                .onItem()
                .transformToUniAndConcatenate(day -> settle(day, read.settled()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> settle(UsageCounters.Day day, Map<Entry, UsageCost> settled) {
        Map<Entry, Long> more = new HashMap<>();
        day.calls().forEach((who, calls) -> {
            Entry entry = entry(day, who);
            if (calls > settled.getOrDefault(entry, UsageCost.NOTHING).calls()) {
                more.put(entry, calls);
            }
        });
        Uni<Void> written = more.isEmpty()
                ? Uni.createFrom().voidItem()
                : uses.note(more.keySet().stream()
                                .map(entry -> entry.of().who())
                                .toList())
                        .chain(() -> ledger.settle(more, of -> agreed(of.who())));
        return written.chain(() -> counters.settled(day));
    }

    public Map<CallerDay, UsageCost> calls(YearMonth month, Read read) {
        Map<CallerDay, UsageCost> all = new HashMap<>();
        read.settled().forEach((entry, cost) -> all.merge(entry.of(), cost, UsageCost::plus));
        read.open().days().forEach(day -> day.calls().forEach((who, calls) -> {
            Entry entry = entry(day, who);
            long more = calls
                    - read.settled().getOrDefault(entry, UsageCost.NOTHING).calls();
            if (more > 0) {
                all.merge(entry.of(), priced(who, more), UsageCost::plus);
            }
        }));
        all.keySet().removeIf(of -> !of.isIn(month));
        return all;
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

    private static Entry entry(UsageCounters.Day day, CallerId who) {
        return new Entry(CallerDay.on(day.day(), who), day.era());
    }

    private static List<LocalDate> days(YearMonth month) {
        return month.atDay(1).datesUntil(month.plusMonths(1).atDay(1)).toList();
    }
}
