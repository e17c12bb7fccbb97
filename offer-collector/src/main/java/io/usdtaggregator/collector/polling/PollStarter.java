package io.usdtaggregator.collector.polling;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.refresh.RefreshRequest;
import io.usdtaggregator.collector.budget.BudgetAnswer;
import io.usdtaggregator.collector.lease.LeaseClock;
import io.usdtaggregator.collector.lease.PollLeases;
import io.usdtaggregator.collector.lease.RedisTime;
import io.usdtaggregator.collector.platform.Platform;
import io.usdtaggregator.collector.reading.LeaseRenewal;
import io.usdtaggregator.collector.reading.PollTask;
import io.usdtaggregator.model.market.Market;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Starts the polls of a cycle, as many at once as the budget allows: a slot of the platform, then a market's lease. */
final class PollStarter {
    private final Platform platform;
    private final PlatformPollers shared;
    private final String collector;
    private final PlatformStatus status;
    private final NextAttempts attempts;
    private final MarketWatchdog watchdog;
    private final RedisTime time;
    private final Consumer<PollTask> start;

    /** What one platform's poller remembers between its cycles. */
    record Memory(PlatformStatus status, NextAttempts attempts, MarketWatchdog watchdog, RedisTime time) {}

    /** @param start runs a poll in the background */
    PollStarter(Platform platform, PlatformPollers shared, String collector, Memory memory, Consumer<PollTask> start) {
        this.platform = platform;
        this.shared = shared;
        this.collector = collector;
        this.status = memory.status();
        this.attempts = memory.attempts();
        this.watchdog = memory.watchdog();
        this.time = memory.time();
        this.start = start;
    }

    /** Whether one more poll may be asked for. */
    interface Room {
        boolean isLeft();
    }

    /** Completes without waiting for the polls. */
    Uni<Void> startAll(PollCycle cycle, Room room) {
        if (cycle.waiting().isEmpty() || !room.isLeft()) {
            return Uni.createFrom().voidItem();
        }
        String holder = collector + "/" + UUID.randomUUID();
        return shared.budgets
                .enter(
                        platform.code(),
                        cycle.own().budget(),
                        holder,
                        LeaseRenewal.lasts(cycle.refresh().interval()))
                .chain(answer ->
                        answer.grant() == BudgetAnswer.Grant.GRANTED ? startOne(cycle, room, holder) : refused(answer));
    }

    private Uni<Void> refused(BudgetAnswer answer) {
        status.pausedUntil(now(), answer.delay());
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> startOne(PollCycle cycle, Room room, String holder) {
        return lease(cycle, holder).chain(task -> task.map(leased -> {
                    start.accept(leased);
                    return startAll(cycle, room);
                })
                .orElseGet(() -> shared.budgets.leave(platform.code(), holder, false)));
    }

    /** The first waiting market whose lease nobody else has. */
    private Uni<Optional<PollTask>> lease(PollCycle cycle, String holder) {
        Market market = cycle.waiting().poll();
        if (market == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        return isRefreshedHere(market, cycle.request(), holder).chain(force -> {
            boolean due = cycle.refresh().active() && attempts.isDue(market, now());
            return force || due
                    ? shared.leases
                            .take(platform.code(), market, cycle.lease(market), holder, force)
                            .chain(taken -> leased(cycle, market, holder, taken))
                    : lease(cycle, holder);
        });
    }

    private Uni<Optional<PollTask>> leased(PollCycle cycle, Market market, String holder, PollLeases.Taken taken) {
        watchdog.attempted(market, now());
        Duration leasedFor = taken.clock().map(clock -> cycle.interval(market)).orElse(taken.delay());
        attempts.notBefore(market, now().plus(cycle.untilNextAttempt(leasedFor)));
        return taken.clock()
                .map(clock -> Uni.createFrom().item(Optional.of(task(cycle, market, holder, clock))))
                .orElseGet(() -> lease(cycle, holder));
    }

    private PollTask task(PollCycle cycle, Market market, String holder, LeaseClock clock) {
        time.set(clock);
        return new PollTask(
                platform, cycle.own(), market, cycle.refresh().interval(), cycle.lease(market), holder, clock);
    }

    private Uni<Boolean> isRefreshedHere(Market market, Optional<RefreshRequest> request, String holder) {
        if (!attempts.isAsked(market, request)) {
            return Uni.createFrom().item(false);
        }
        String id = request.orElseThrow().requestId();
        return shared.leases
                .takeRefresh(id, platform.code(), market, holder)
                .invoke(mine -> attempts.refreshed(market, id));
    }

    private Instant now() {
        return shared.clock.instant();
    }
}
