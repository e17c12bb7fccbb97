package io.usdtaggregator.collector.polling;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.refresh.RefreshRequest;
import io.usdtaggregator.collector.lease.Lease;
import io.usdtaggregator.collector.lease.PollAdmission;
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

/** Starts the polls of a cycle, most urgent first, as many at once as the budget allows. */
final class PollStarter {
    /** Markets of more pages take the tokens of the others one by one, so that others have their turn between. */
    private static final int MOST_TOKENS_AHEAD = 3;

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
        Market market = room.isLeft() ? cycle.waiting().poll() : null;
        if (market == null) {
            return Uni.createFrom().voidItem();
        }
        String holder = collector + "/" + UUID.randomUUID();
        return isRefreshedHere(market, cycle.request(), holder)
                .chain(force -> force || isDue(market, cycle)
                        ? admit(cycle, candidate(cycle, market, holder, force), room)
                        : startAll(cycle, room));
    }

    private boolean isDue(Market market, PollCycle cycle) {
        return cycle.refresh().active() && attempts.isDue(market, now());
    }

    private PollAdmission.Candidate candidate(PollCycle cycle, Market market, String holder, boolean force) {
        return new PollAdmission.Candidate(
                platform.code(),
                market,
                cycle.own().budget(),
                cycle.lease(market),
                holder,
                LeaseRenewal.lasts(cycle.refresh().interval()),
                Math.min(MOST_TOKENS_AHEAD, cycle.activity(market).requests()),
                force);
    }

    private Uni<Void> admit(PollCycle cycle, PollAdmission.Candidate poll, Room room) {
        return shared.admission
                .begin(poll)
                .chain(admission -> admission.fold(
                        begun -> {
                            attempted(cycle, poll.market(), cycle.interval(poll.market()));
                            begin(cycle, poll, begun.lease());
                            return startAll(cycle, room);
                        },
                        leased -> {
                            attempted(cycle, poll.market(), leased.left());
                            return startAll(cycle, room);
                        },
                        refused -> refused(cycle, poll, refused.pause())));
    }

    private void attempted(PollCycle cycle, Market market, Duration leasedFor) {
        watchdog.attempted(market, now());
        attempts.notBefore(market, now().plus(cycle.untilNextAttempt(leasedFor)));
    }

    private void begin(PollCycle cycle, PollAdmission.Candidate poll, Lease lease) {
        if (poll.force()) {
            cycle.request().ifPresent(request -> attempts.refreshed(poll.market(), request.requestId()));
        }
        time.set(lease.clock());
        start.accept(new PollTask(
                platform, cycle.own(), poll.market(), cycle.refresh().interval(), cycle.known(poll.market()), lease));
    }

    /** No other market may begin either: this one waits with them. */
    private Uni<Void> refused(PollCycle cycle, PollAdmission.Candidate poll, Duration pause) {
        cycle.waiting().addFirst(poll.market());
        status.pausedUntil(now(), pause);
        return Uni.createFrom().voidItem();
    }

    private Uni<Boolean> isRefreshedHere(Market market, Optional<RefreshRequest> request, String holder) {
        if (!attempts.isAsked(market, request)) {
            return Uni.createFrom().item(false);
        }
        String id = request.orElseThrow().requestId();
        return attempts.isToRefresh(market, id)
                ? Uni.createFrom().item(true)
                : shared.leases.takeRefresh(id, platform.code(), market, holder).invoke(mine -> {
                    if (mine) {
                        attempts.toRefresh(market, id);
                    } else {
                        attempts.refreshed(market, id);
                    }
                });
    }

    private Instant now() {
        return shared.clock.instant();
    }
}
