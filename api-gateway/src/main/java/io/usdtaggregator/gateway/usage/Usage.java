package io.usdtaggregator.gateway.usage;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.gateway.security.Caller;
import io.usdtaggregator.gateway.security.CallerId;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * Counts calls: in memory at once, in Redis within a second, in PostgreSQL by day. What the other gateways
 * let through is heard as it happens, and the month's total of all is read back every few seconds, so that no call waits
 * for it.
 */
@Singleton
public class Usage {
    private static final Logger LOG = Logger.getLogger(Usage.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final long started = System.nanoTime();
    private final String gateway = UUID.randomUUID().toString();
    private final UsageCounters counters;
    private final UsageSettling settling;
    private final CallBroadcast others;
    private final PendingCalls pending = new PendingCalls();
    /**
     * Odd while calls are on their way to Redis: until it acknowledges them, however often they are sent. Where an answer
     * was lost, Redis may have them although they still wait here.
     */
    private final AtomicLong flushMarks = new AtomicLong();

    private final AtomicReference<MonthTotals> total = new AtomicReference<>(MonthTotals.NONE);
    private Sent sent = new Sent(0, Map.of());
    private volatile boolean wasReadBack;
    private volatile boolean wasTried;

    Usage(UsageCounters counters, UsageSettling settling, CallBroadcast others) {
        this.counters = counters;
        this.settling = settling;
        this.others = others;
        others.onOthersCounted(this::heard);
    }

    /** Calls on their way to Redis under one number; sent again as they are until Redis answers. */
    private record Sent(long number, Map<CallsOf, Long> calls) {}

    /** Counts one call; refuses it when the month's quota of the key or of its account is used up. */
    public void count(Caller caller) {
        CallsOf calls = CallsOf.today(caller.id());
        if (left(caller, calls) <= 0) {
            throw Problem.tooMany("quota_exhausted", "This month's calls are used up", untilNextMonth());
        }
        pending.add(calls);
        others.counted(caller.id());
    }

    /** Whether this month has no call left for this caller. */
    public boolean isUsedUp(Caller caller) {
        return left(caller) <= 0;
    }

    /** How many calls this month still has for this caller: by its key's own quota and by its account's. */
    public long left(Caller caller) {
        return caller.monthly() == Caller.WITHOUT_LIMIT
                ? Caller.WITHOUT_LIMIT
                : left(caller, CallsOf.today(caller.id()));
    }

    private long left(Caller caller, CallsOf calls) {
        Long ofAccount = caller.agreed().monthly();
        long left = ofAccount == null ? Caller.WITHOUT_LIMIT : ofAccount - callsOfAccount(calls);
        Long ofKey = caller.quota().monthly();
        return ofKey == null || caller.own().isEmpty()
                ? left
                : Math.min(left, ofKey - total.get().of(calls).calls() - pending.of(calls));
    }

    /** What this key (or the account's tokens) used this month, over all gateways. */
    public UsageCost of(CallerId who) {
        return of(CallsOf.today(who));
    }

    /** What all keys and tokens of its account used, each at its own price. */
    public UsageCost ofAccount(CallerId who) {
        CallsOf calls = CallsOf.today(who);
        YearMonth month = YearMonth.from(calls.day());
        UsageCost spent = total.get().ofAccount(calls);
        for (Map.Entry<CallsOf, Long> open : pending.now().entrySet()) {
            CallsOf of = open.getKey();
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

    private UsageCost of(CallsOf calls) {
        return total.get().of(calls).plus(settling.priced(calls.who(), pending.of(calls)));
    }

    private long callsOfAccount(CallsOf calls) {
        return total.get().ofAccount(calls).calls() + pending.ofAccount(calls);
    }

    private void heard(Map<CallerId, Long> let) {
        Map<CallsOf, UsageCost> calls = new HashMap<>();
        let.forEach((who, count) -> calls.put(CallsOf.today(who), settling.priced(who, count)));
        add(calls);
    }

    private void add(Map<CallsOf, UsageCost> calls) {
        total.updateAndGet(held -> held.in(YearMonth.now(ZoneOffset.UTC)).plus(calls));
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> sendToRedis() {
        return flush().onFailure().recoverWithItem(Usage::later);
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> settleAndReadBack() {
        return settle().onFailure().recoverWithItem(Usage::later);
    }

    private Uni<Void> flush() {
        Sent now = toSend();
        if (now.calls().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return counters.add(gateway, now.number(), now.calls()).invoke(() -> acknowledged(now));
    }

    private synchronized Sent toSend() {
        if (sent.calls().isEmpty()) {
            sent = new Sent(sent.number() + 1, pending.now());
            flushMarks.addAndGet(sent.calls().isEmpty() ? 0 : 1);
        }
        return sent;
    }

    /** Once, also where the same calls were sent twice and both were answered. */
    private synchronized void acknowledged(Sent done) {
        if (sent != done) {
            return;
        }
        Map<CallsOf, UsageCost> calls = new HashMap<>();
        done.calls().forEach((of, count) -> calls.put(of, settling.priced(of.who(), count)));
        add(calls);
        pending.acknowledged(done.calls());
        sent = new Sent(done.number(), Map.of());
        flushMarks.incrementAndGet();
    }

    /** At the start it is read first what was used; what cannot be settled is read all the same. */
    private Uni<Void> settle() {
        pending.forgetBefore(LocalDate.now(ZoneOffset.UTC));
        YearMonth month = YearMonth.now(ZoneOffset.UTC);
        if (!wasTried) {
            wasTried = true;
            return readBack(month);
        }
        return settling.settle().onFailure().recoverWithItem(Usage::later).chain(() -> readBack(month));
    }

    /** What was read while calls were on their way is older than what is held here: the next time will do. */
    private Uni<Void> readBack(YearMonth month) {
        long mark = flushMarks.get();
        return settling.monthWhateverIsOut(month)
                .invoke(all -> {
                    boolean nothingOnItsWay = mark % 2 == 0 && mark == flushMarks.get();
                    if (nothingOnItsWay) {
                        total.set(MonthTotals.empty(month).plus(all));
                        wasReadBack = true;
                    }
                })
                .replaceWithVoid();
    }

    private static Void later(Throwable failure) {
        LOG.debugf("usage: kept for later: %s", failure.getMessage());
        return null;
    }

    /** When the month's calls are there again. */
    public static Duration untilNextMonth() {
        ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);
        return Duration.between(now, YearMonth.from(now).plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC));
    }

    /** The last calls are not lost when a gateway ends in order: first what was on its way, under its number, then the rest. */
    public void close(@Observes ShutdownEvent end) {
        try {
            flush().chain(this::flush).await().atMost(Duration.ofSeconds(4));
        } catch (RuntimeException out) {
            LOG.warnf("usage: the last moment's calls are lost: %s", out.getMessage());
        }
    }
}
