package io.usdtaggregator.collector.polling;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.failure.FailureReason;
import io.usdtaggregator.base.refresh.RefreshRequest;
import io.usdtaggregator.collector.lease.PollLeases;
import io.usdtaggregator.collector.lease.RedisTime;
import io.usdtaggregator.collector.pacing.DueMarkets;
import io.usdtaggregator.collector.pacing.Pacing;
import io.usdtaggregator.collector.platform.Platform;
import io.usdtaggregator.collector.platform.ReadOutcome;
import io.usdtaggregator.collector.reading.PollTask;
import io.usdtaggregator.model.freshness.FreshnessLimits;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.settings.PlatformSetting;
import io.usdtaggregator.model.settings.Refresh;
import io.usdtaggregator.model.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** This collector's share of one platform: finds its due markets in memory, and has those polled whose lease it gets. */
final class PlatformPoller {
    private static final Logger LOG = Logger.getLogger(PlatformPoller.class);

    private final Platform platform;
    private final PlatformPollers shared;
    private final PlatformStatus status = new PlatformStatus();
    private final NextAttempts attempts = new NextAttempts();
    private final RedisTime time = new RedisTime();
    private final RunningPolls running;
    private final MarketWatchdog watchdog;
    private final PlatformWatch watch;
    private final PollStarter starter;
    private final AtomicBoolean choosing = new AtomicBoolean();
    private volatile Runnable afterPoll = () -> {};

    PlatformPoller(Platform platform, PlatformPollers shared, String collector) {
        this.platform = platform;
        this.shared = shared;
        this.running = new RunningPolls(shared.longestRead);
        this.watchdog = new MarketWatchdog(oneReadAndMore(shared.longestRead), now());
        this.watch = new PlatformWatch(platform.code(), watchdog, running, status);
        this.starter = new PollStarter(
                platform, shared, collector, new PollStarter.Memory(status, attempts, watchdog, time), this::begin);
    }

    String code() {
        return platform.code();
    }

    PlatformStatus status() {
        return status;
    }

    Instant now() {
        return shared.clock.instant();
    }

    int runningPolls() {
        return running.count();
    }

    double budgetLeft() {
        return shared.budgets.left(code());
    }

    /** What to do whenever a poll ended: another market may be waiting for its place. */
    void afterPoll(Runnable action) {
        afterPoll = action;
    }

    /** Time until now says nothing about this collector's work: Redis was away, say, or the machine stood still. */
    void restartWatch() {
        watchdog.restart(now());
    }

    /** Staff do not want it read. Switching a platform off ends its pause. */
    Uni<Void> switchOff() {
        boolean wasOn = status.isActive();
        status.switchedOff();
        restartWatch();
        return wasOn ? shared.budgets.lift(code()) : Uni.createFrom().voidItem();
    }

    /** Starts the polls that are due; completes without waiting for them. Asks Redis only when a market is due. */
    Uni<Void> pollDueMarkets(Settings settings, PlatformSetting own, Optional<RefreshRequest> asked) {
        Refresh refresh = settings.refreshOf(own);
        Set<Market> all = settings.activeMarkets().filter(platform::serves).collect(Collectors.toSet());
        boolean paused = !refresh.active() || !status.pause(now()).isZero();
        status.switchedOn(all.isEmpty());
        watch.look(all, refresh.interval(), paused, now());
        if (!choosing.compareAndSet(false, true)) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom()
                .deferred(() -> choose(settings, own, all, asked))
                .onTermination()
                .invoke(() -> choosing.set(false));
    }

    private Uni<Void> choose(Settings settings, PlatformSetting own, Set<Market> all, Optional<RefreshRequest> asked) {
        attempts.under(settings.version());
        Refresh refresh = settings.refreshOf(own);
        Optional<RefreshRequest> request = asked.filter(
                some -> some.requestedAt().plus(PollLeases.refreshLasts()).isAfter(Instant.now()));
        List<Market> due = all.stream()
                .filter(market ->
                        attempts.isAsked(market, request) || (refresh.active() && attempts.isDue(market, now())))
                .toList();
        if (due.isEmpty()) {
            status.inTime();
            return Uni.createFrom().voidItem();
        }
        if (status.isPaused(now()) || !hasRoom(own)) {
            status.heldUp(now());
            watchdog.putOff(due, now());
            return Uni.createFrom().voidItem();
        }
        return Uni.combine()
                .all()
                .unis(shared.records.of(code()), shared.statistics.of(code()))
                .asTuple()
                .chain(known -> {
                    watchdog.seen(known.getItem1(), time.now(), now());
                    DueMarkets order = new DueMarkets(known.getItem1(), time.now());
                    Pacing pacing = Pacing.of(all, known.getItem2(), refresh.interval(), staleAfter(settings, own));
                    PollCycle cycle = new PollCycle(
                            own,
                            refresh,
                            pacing,
                            new PollCycle.Known(known.getItem1(), known.getItem2()),
                            request,
                            new ArrayDeque<>(order.inOrder(due.stream(), pacing)));
                    status.late(refresh.active() ? order.lag(all.stream(), cycle::interval) : Duration.ZERO);
                    return starter.startAll(cycle, () -> hasRoom(own))
                            .invoke(() -> watchdog.putOff(cycle.waiting(), now()));
                });
    }

    private static Duration oneReadAndMore(Duration longestRead) {
        return longestRead.plus(longestRead.dividedBy(2));
    }

    private static Duration staleAfter(Settings settings, PlatformSetting own) {
        return FreshnessLimits.of(settings, own.code()).staleAfter();
    }

    /** In the background: the cycle goes on meanwhile. */
    private void begin(PollTask task) {
        running.begin(task, now());
        shared.poll
                .run(task)
                .invoke(outcome -> status.polled(outcome.fold(read -> Optional.empty(), PlatformPoller::reason)))
                .invoke(outcome -> {
                    if (outcome instanceof ReadOutcome.Withheld) {
                        watchdog.putOff(List.of(task.market()), now());
                    }
                })
                .onTermination()
                .invoke(() -> running.end(task))
                .subscribe()
                .with(
                        done -> afterPoll.run(),
                        broken -> LOG.warnf(
                                "poll platform=%s market=%s broke off: %s",
                                code(), task.market().key(), FailureReason.of(broken)));
    }

    private static Optional<String> reason(ReadOutcome.Failure failure) {
        return Optional.of(failure.reason());
    }

    private boolean hasRoom(PlatformSetting own) {
        return running.count() < Math.max(1, own.budget().concurrency());
    }
}
