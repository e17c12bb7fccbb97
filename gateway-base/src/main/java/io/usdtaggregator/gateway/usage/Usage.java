package io.usdtaggregator.gateway.usage;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.usdtaggregator.base.failure.FailureReason;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.gateway.security.Caller;
import io.usdtaggregator.gateway.security.CallerId;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Counts calls: in memory at once, in Redis and among the other gateways five times a second, in PostgreSQL by day. The
 * month's total of all is read back every few seconds, so that no call waits for it.
 */
@Singleton
public class Usage {
    private static final Logger LOG = Logger.getLogger(Usage.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration EVERY = Duration.ofMillis(200);
    private final long started = System.nanoTime();
    private final UsageCounters counters;
    private final UsageSettling settling;
    private final OtherGateways others;
    private final CallCounts admitted = new CallCounts();
    private final PendingCalls pending = new PendingCalls();
    private final CallsUnderWay underWay = new CallsUnderWay(pending, admitted);
    private final List<Added> sinceRead = new ArrayList<>();
    private volatile MonthTotals total = MonthTotals.NONE;
    private volatile boolean wasReadBack;
    private volatile Cancellable sending = () -> {};

    Usage(UsageCounters counters, UsageSettling settling, OtherGateways others) {
        this.counters = counters;
        this.settling = settling;
        this.others = others;
        others.listen(heard -> heard(heard.counted()));
    }

    /**
     * What came into the total since the last reading began.
     *
     * @param number of own calls; of those of other gateways {@link Long#MAX_VALUE}
     */
    private record Added(long number, Map<CallerDay, UsageCost> calls) {}

    @PostConstruct
    void start() {
        // Five times a second, which is finer than @Scheduled can be.
        sending = Multi.createFrom()
                .ticks()
                .every(EVERY)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> send())
                .subscribe()
                .with(sent -> {}, broken -> LOG.error("usage: nothing is sent to Redis from now on", broken));
    }

    /** This call was taken from the caller's limits; the other gateways are to know it. */
    public void admitted(CallerId who) {
        admitted.add(who);
    }

    /** Counts one call; refuses it when the month's quota of the key or of its account is used up. */
    public void count(Caller caller) {
        CallerDay calls = CallerDay.today(caller.id());
        if (left(caller, calls) <= 0) {
            throw Problem.tooMany("quota_exhausted", "This month's calls are used up", untilNextMonth());
        }
        pending.add(calls);
    }

    /** Whether this month has no call left for this caller. */
    public boolean isUsedUp(Caller caller) {
        return left(caller) <= 0;
    }

    /** How many calls this month still has for this caller: by its key's own quota and by its account's. */
    public long left(Caller caller) {
        return caller.monthly() == Caller.WITHOUT_LIMIT
                ? Caller.WITHOUT_LIMIT
                : left(caller, CallerDay.today(caller.id()));
    }

    private long left(Caller caller, CallerDay calls) {
        Long ofAccount = caller.agreed().monthly();
        long left = ofAccount == null ? Caller.WITHOUT_LIMIT : ofAccount - callsOfAccount(calls);
        Long ofKey = caller.quota().monthly();
        return ofKey == null || caller.own().isEmpty()
                ? left
                : Math.min(left, ofKey - total.of(calls).calls() - pending.of(calls));
    }

    /** What this key (or the account's tokens) used this month, over all gateways. */
    public UsageCost of(CallerId who) {
        return of(CallerDay.today(who));
    }

    /** What all keys and tokens of its account used, each at its own price. */
    public UsageCost ofAccount(CallerId who) {
        CallerDay calls = CallerDay.today(who);
        YearMonth month = YearMonth.from(calls.day());
        UsageCost spent = total.ofAccount(calls);
        for (Map.Entry<CallerDay, Long> open : pending.now().entrySet()) {
            CallerDay of = open.getKey();
            if (of.accountId().equals(who.accountId()) && of.isIn(month)) {
                spent = spent.plus(settling.priced(of.who(), open.getValue()));
            }
        }
        return spent;
    }

    /**
     * Whether this month's calls of all gateways are known, without which a quota that is used up is not seen; where they
     * cannot be read, callers are not kept waiting for long.
     */
    public boolean isReady() {
        return wasReadBack || System.nanoTime() - started > PATIENCE.toNanos();
    }

    private UsageCost of(CallerDay calls) {
        return total.of(calls).plus(settling.priced(calls.who(), pending.of(calls)));
    }

    private long callsOfAccount(CallerDay calls) {
        return total.ofAccount(calls).calls() + pending.ofAccount(calls);
    }

    private void heard(Map<CallerId, Long> counted) {
        Map<CallerDay, UsageCost> calls = new HashMap<>();
        counted.forEach((who, count) -> calls.put(CallerDay.today(who), settling.priced(who, count)));
        add(new Added(Long.MAX_VALUE, calls));
    }

    private synchronized void add(Added added) {
        sinceRead.add(added);
        total = total.in(YearMonth.now(ZoneOffset.UTC)).plus(added.calls());
    }

    Uni<Void> send() {
        CallsUnderWay.Batch now = toSend();
        if (now.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .deferred(() ->
                        counters.add(now.number(), now.calls(), others.message(recentlyAdmitted(), now.byCaller())))
                .invoke(() -> acknowledged(now))
                .onFailure()
                .recoverWithItem(Usage::later);
    }

    private synchronized CallsUnderWay.Batch toSend() {
        return underWay.next();
    }

    private synchronized Map<CallerId, Long> recentlyAdmitted() {
        return underWay.recentlyAdmitted();
    }

    private synchronized void acknowledged(CallsUnderWay.Batch done) {
        if (underWay.acknowledge(done)) {
            Map<CallerDay, UsageCost> calls = new HashMap<>();
            done.calls().forEach((of, count) -> calls.put(of, settling.priced(of.who(), count)));
            add(new Added(done.number(), calls));
        }
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> readBackAndSettle() {
        pending.forgetBefore(LocalDate.now(ZoneOffset.UTC));
        YearMonth month = YearMonth.now(ZoneOffset.UTC);
        beginToRead();
        return settling.readEvenWithoutPostgres(month)
                .invoke(read -> readBack(month, read))
                .chain(settling::settle)
                .onFailure()
                .recoverWithItem(Usage::later);
    }

    private synchronized void beginToRead() {
        sinceRead.clear();
    }

    /** What was read, and what came after it; calls of which only the acknowledgement is missing wait no longer. */
    private void readBack(YearMonth month, UsageSettling.Read read) {
        readBack(
                MonthTotals.empty(month).plus(settling.calls(month, read)),
                read.open().added());
    }

    /** @param included number of the last own calls that were read */
    private synchronized void readBack(MonthTotals read, long included) {
        underWay.acknowledgeUpTo(included);
        MonthTotals all = read;
        for (Added added : sinceRead) {
            all = added.number() > included ? all.plus(added.calls()) : all;
        }
        total = all;
        wasReadBack = true;
    }

    private static Void later(Throwable failure) {
        LOG.debugf("usage: kept for later: %s", FailureReason.of(failure));
        return null;
    }

    /** When the month's calls are there again. */
    public static Duration untilNextMonth() {
        ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);
        return Duration.between(now, YearMonth.from(now).plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC));
    }

    /** The last calls are not lost when a gateway ends in order: first what was on its way, under its number, then the rest. */
    public void close(@Observes ShutdownEvent end) {
        sending.cancel();
        try {
            send().chain(this::send).await().atMost(Duration.ofSeconds(4));
        } catch (RuntimeException out) {
            LOG.warnf("usage: the last moment's calls are lost: %s", FailureReason.of(out));
        }
    }
}
