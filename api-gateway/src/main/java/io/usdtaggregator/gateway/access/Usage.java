package io.usdtaggregator.gateway.access;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.usdtaggregator.gateway.problem.Problem;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Counts calls: in memory at once, in Redis within a second, in PostgreSQL by day. The month's total of all gateways is
 * read back every few seconds, so that no call waits for it.
 */
@Startup
@Singleton
public class Usage {
    private static final Logger LOG = Logger.getLogger(Usage.class);
    private static final Duration FLUSH_EVERY = Duration.ofSeconds(1);
    private static final Duration SETTLE_EVERY = Duration.ofSeconds(5);

    private final UsageCounters counters;
    private final UsageLedger ledger;
    private final Map<CallsOf, AtomicLong> pending = new ConcurrentHashMap<>();
    /** Odd while a flush is on its way. */
    private final AtomicLong flushMarks = new AtomicLong();

    private volatile MonthTotals total = MonthTotals.NONE;
    private final Cancellable flushing;
    private final Cancellable settling;

    Usage(UsageCounters counters, UsageLedger ledger) {
        this.counters = counters;
        this.ledger = ledger;
        flushing = every(FLUSH_EVERY, this::flush);
        settling = every(SETTLE_EVERY, this::settle);
    }

    /** Counts one call; refuses it when the month's quota is used up. */
    void count(Caller caller) {
        CallsOf calls = CallsOf.today(caller);
        Long monthly = caller.quota().monthly();
        if (monthly != null && callsThisMonth(calls) >= monthly) {
            throw Problem.tooMany("quota_exhausted", "This month's calls are used up", untilNextMonth());
        }
        pending.computeIfAbsent(calls, first -> new AtomicLong()).incrementAndGet();
    }

    /** Calls of this key (or of the account's tokens) this month, over all gateways. */
    long callsThisMonth(Caller caller) {
        return callsThisMonth(CallsOf.today(caller));
    }

    private long callsThisMonth(CallsOf calls) {
        AtomicLong own = pending.get(calls);
        return total.of(calls) + (own == null ? 0 : own.get());
    }

    private Uni<Void> flush() {
        Map<CallsOf, Long> taken = new HashMap<>();
        pending.forEach((calls, count) -> taken.put(calls, count.get()));
        taken.values().removeIf(count -> count == 0);
        if (taken.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        flushMarks.incrementAndGet();
        return counters.add(taken)
                .invoke(() -> {
                    total = total.in(YearMonth.now(ZoneOffset.UTC)).plus(taken);
                    taken.forEach((calls, count) -> pending.get(calls).addAndGet(-count));
                })
                .eventually(flushMarks::incrementAndGet);
    }

    /** Moves Redis' counters to PostgreSQL, then reads back what all gateways counted. */
    private Uni<Void> settle() {
        YearMonth month = YearMonth.now(ZoneOffset.UTC);
        pending.entrySet()
                .removeIf(entry ->
                        entry.getValue().get() == 0 && entry.getKey().day().isBefore(LocalDate.now(ZoneOffset.UTC)));
        return counters.take()
                .chain(batch -> batch.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : ledger.add(batch).chain(() -> counters.settled(batch)))
                .chain(() -> readBack(month));
    }

    /** What was read while calls were on their way is older than what is held here: the next time will do. */
    private Uni<Void> readBack(YearMonth month) {
        long mark = flushMarks.get();
        return ofMonth(month)
                .invoke(all -> {
                    boolean nothingOnItsWay = mark % 2 == 0 && mark == flushMarks.get();
                    if (nothingOnItsWay) {
                        total = MonthTotals.of(month, all);
                    }
                })
                .replaceWithVoid();
    }

    /** The calls of all gateways in a month, read now: PostgreSQL's, and what is still on its way there. */
    Uni<Map<CallsOf, Long>> ofMonth(YearMonth month) {
        return ledger.month(month).chain(settled -> counters.unsettled().map(open -> {
            Map<CallsOf, Long> all = new HashMap<>(settled);
            open.forEach((calls, count) -> {
                if (YearMonth.from(calls.day()).equals(month)) {
                    all.merge(calls, count, Long::sum);
                }
            });
            return all;
        }));
    }

    private static Cancellable every(Duration interval, Supplier<Uni<Void>> step) {
        return Multi.createFrom()
                .ticks()
                .startingAfter(interval)
                .every(interval)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(
                        tick -> Uni.createFrom().deferred(step::get).onFailure().recoverWithItem(Usage::later))
                .subscribe()
                .with(done -> {}, broken -> LOG.error("usage is not settled any more", broken));
    }

    private static Void later(Throwable failure) {
        LOG.debugf("usage: kept for later: %s", failure.getMessage());
        return null;
    }

    private static Duration untilNextMonth() {
        ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);
        return Duration.between(now, YearMonth.from(now).plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC));
    }

    /** The last second's calls are not lost when a gateway ends in order. */
    void close(@Observes ShutdownEvent end) {
        flushing.cancel();
        settling.cancel();
        try {
            flush().await().atMost(Duration.ofSeconds(2));
        } catch (RuntimeException out) {
            LOG.warnf("usage: the last second's calls are lost: %s", out.getMessage());
        }
    }
}
