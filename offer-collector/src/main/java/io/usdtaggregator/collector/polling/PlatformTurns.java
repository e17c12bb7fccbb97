package io.usdtaggregator.collector.polling;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.redis.RefreshRequest;
import io.usdtaggregator.collector.platform.Platform;
import io.usdtaggregator.collector.publishing.Reads;
import io.usdtaggregator.model.freshness.FreshnessLimits;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** This collector's share of one platform: takes the leases of due markets, as many at once as the budget allows. */
final class PlatformTurns {
    private static final Logger LOG = Logger.getLogger(PlatformTurns.class);
    private static final Duration NO_WAIT = Duration.ZERO;

    private final Platform platform;
    private final PlatformBudget budgets;
    private final PollLeases leases;
    private final Reads reads;
    private final Pulse pulse;
    private final Poll poll;
    private final String collector;
    private final NextTries tries = new NextTries();
    private final AtomicInteger running = new AtomicInteger();
    private final Standing standing = new Standing();
    private final RedisTime time = new RedisTime();

    PlatformTurns(
            Platform platform,
            PlatformBudget budgets,
            PollLeases leases,
            Reads reads,
            Pulse pulse,
            Poll poll,
            String collector) {
        this.platform = platform;
        this.budgets = budgets;
        this.leases = leases;
        this.reads = reads;
        this.pulse = pulse;
        this.poll = poll;
        this.collector = collector;
    }

    String code() {
        return platform.code();
    }

    int running() {
        return running.get();
    }

    Duration lag() {
        return standing.lag(Instant.now());
    }

    double budgetLeft() {
        return budgets.left(code());
    }

    /** How long the platform is still left alone. */
    Duration pause() {
        return standing.pause(Instant.now());
    }

    /** Staff do not want it read. */
    void rest() {
        standing.switchedOff();
    }

    /** Starts the polls whose turn it is; completes without waiting for them. */
    Uni<Void> look(Settings settings, Settings.Platform own, Optional<RefreshRequest> asked) {
        tries.under(settings.version());
        Settings.Refresh refresh = settings.refreshOf(own);
        Instant now = Instant.now();
        Optional<RefreshRequest> request = asked.filter(
                some -> some.requestedAt().plus(PollLeases.refreshLasts()).isAfter(now));
        List<Market> all = settings.activeMarkets().filter(platform::serves).toList();
        standing.switchedOn(all.isEmpty());
        List<Market> due = all.stream()
                .filter(market -> tries.isAsked(market, request) || (refresh.active() && tries.isDue(market, now)))
                .toList();
        if (due.isEmpty()) {
            standing.inTime();
            return Uni.createFrom().voidItem();
        }
        if (standing.isPaused(now) || !hasRoom(own)) {
            standing.heldUp(now);
            return Uni.createFrom().voidItem();
        }
        return Uni.combine()
                .all()
                .unis(reads.of(code()), pulse.of(code()))
                .asTuple()
                .chain(both -> {
                    DueMarkets turns = new DueMarkets(both.getItem1(), time.now());
                    Pacing pacing = Pacing.of(all, both.getItem2(), refresh.interval(), staleAfter(settings, own));
                    Round round = new Round(
                            own, refresh, pacing, request, new ArrayDeque<>(turns.inTurn(due.stream(), pacing)));
                    standing.late(refresh.active() ? turns.lag(all.stream(), round::interval) : Duration.ZERO);
                    return start(round);
                });
    }

    private static Duration staleAfter(Settings settings, Settings.Platform own) {
        return FreshnessLimits.of(settings, own.code()).staleAfter();
    }

    private Uni<Void> start(Round round) {
        if (round.waiting().isEmpty() || !hasRoom(round.own())) {
            return Uni.createFrom().voidItem();
        }
        String holder = collector + "/" + UUID.randomUUID();
        return budgets.enter(
                        code(),
                        round.own().budget(),
                        holder,
                        SignsOfLife.last(round.refresh().interval()))
                .chain(answer -> {
                    if (answer.grant() != PlatformBudget.Grant.GRANTED) {
                        standing.pausedUntil(Instant.now().plus(answer.delay()));
                        return Uni.createFrom().voidItem();
                    }
                    return lease(round, holder)
                            .chain(turn -> turn.isPresent()
                                    ? begin(turn.get()).chain(() -> start(round))
                                    : budgets.leave(code(), holder));
                });
    }

    /** The first waiting market whose lease nobody else has. */
    private Uni<Optional<Turn>> lease(Round round, String holder) {
        Market market = round.waiting().poll();
        if (market == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        return askedOfMe(market, round.request(), holder)
                .chain(force -> force || (round.refresh().active() && tries.isDue(market, Instant.now()))
                        ? leases.take(
                                code(),
                                market,
                                round.interval(market),
                                round.refresh().interval(),
                                holder,
                                force)
                        : Uni.createFrom().item(new PollLeases.Taken(Optional.empty(), NO_WAIT)))
                .chain(taken -> {
                    if (taken.clock().isEmpty()) {
                        tries.later(market, round.untilNextTry(taken.delay()));
                        return lease(round, holder);
                    }
                    tries.later(market, round.untilNextTry(round.interval(market)));
                    time.told(taken.clock().get());
                    Turn turn = new Turn(
                            platform,
                            round.own(),
                            market,
                            round.refresh().interval(),
                            holder,
                            taken.clock().get());
                    return Uni.createFrom().item(Optional.of(turn));
                });
    }

    private Uni<Boolean> askedOfMe(Market market, Optional<RefreshRequest> request, String holder) {
        if (!tries.isAsked(market, request)) {
            return Uni.createFrom().item(false);
        }
        String id = request.orElseThrow().requestId();
        return leases.takeRefresh(id, code(), market, holder).invoke(mine -> tries.refreshed(market, id));
    }

    /** In the background: the round goes on meanwhile. */
    private Uni<Void> begin(Turn turn) {
        running.incrementAndGet();
        poll.run(turn)
                .invoke(standing::polled)
                .onTermination()
                .invoke(running::decrementAndGet)
                .onTermination()
                .call(() -> budgets.leave(code(), turn.holder()).onFailure().recoverWithNull())
                .subscribe()
                .with(
                        done -> {},
                        broken -> LOG.warnf(
                                "poll platform=%s market=%s broke off: %s",
                                code(), turn.market().key(), broken));
        return Uni.createFrom().voidItem();
    }

    private boolean hasRoom(Settings.Platform own) {
        return running.get() < Math.max(1, own.budget().concurrency());
    }

    /** One word on how the platform does, as this collector saw it last. */
    String state() {
        return standing.inWords(Instant.now());
    }
}
