package io.usdtaggregator.collector.polling;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.usdtaggregator.base.failure.FailureReason;
import io.usdtaggregator.base.redis.LiveSettings;
import io.usdtaggregator.collector.lease.SteadyClock;
import io.usdtaggregator.collector.platform.Platform;
import io.usdtaggregator.model.settings.PlatformSetting;
import io.usdtaggregator.model.settings.Settings;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Polls what is due: once a second, when settings change or staff ask, and when a poll ended and made room for another.
 * Collectors need not know each other: leases share out the work.
 */
@Singleton
public class PollScheduler {
    private static final Logger LOG = Logger.getLogger(PollScheduler.class);
    private static final Duration STOOD_STILL = Duration.ofSeconds(15);
    private static final Duration REDIS_AWAY = Duration.ofSeconds(5);

    private final LiveSettings settings;
    private final LiveRefresh refresh;
    private final List<PlatformPoller> pollers;
    private volatile Cancellable following = () -> {};
    private final InstantSource clock = new SteadyClock();
    private volatile Instant lastRun = clock.instant();

    public PollScheduler(
            @All List<Platform> platforms,
            LiveSettings settings,
            LiveRefresh refresh,
            PlatformPollers pollers,
            MeterRegistry meters) {
        this.settings = settings;
        this.refresh = refresh;
        String collector = UUID.randomUUID().toString();
        this.pollers = platforms.stream()
                .map(platform -> pollers.create(platform, collector))
                .toList();
        this.pollers.forEach(poller -> PollMetrics.register(poller, meters));
        this.pollers.forEach(poller -> poller.afterPoll(() -> inBackground(poll(poller))));
    }

    void start(@Observes StartupEvent started) {
        following = Multi.createBy()
                .merging()
                .streams(settings.changes().map(any -> true), refresh.changes().map(any -> true))
                .onOverflow()
                .dropPreviousItems()
                .subscribe()
                .with(
                        change -> inBackground(pollDueMarkets()),
                        broken -> LOG.errorf("no longer follows changes: %s", broken));
    }

    void stop(@Observes ShutdownEvent stopping) {
        following.cancel();
        pollers.forEach(poller -> poller.afterPoll(() -> {}));
    }

    /** What this collector knows of each platform. */
    public List<PlatformHealth> health() {
        return pollers.stream()
                .map(poller -> new PlatformHealth(
                        poller.code(),
                        poller.status().inWords(poller.now()),
                        poller.status().stuck()))
                .toList();
    }

    /** Whether it knows what to poll. */
    public boolean hasSettings() {
        return settings.current().isPresent();
    }

    /** How long ago due markets were last looked for. */
    public Duration sinceLastRun() {
        return Duration.between(lastRun, clock.instant());
    }

    /** Nothing is polled before there are settings. */
    @Scheduled(every = "{collector.polling.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public Uni<Void> pollDueMarkets() {
        noticeStandstill();
        return Multi.createFrom()
                .iterable(pollers)
                .onItem()
                .transformToUni(this::poll)
                .merge(Math.max(1, pollers.size()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Never fails: what went wrong is tried again at the next run. */
    private Uni<Void> poll(PlatformPoller poller) {
        return Uni.createFrom()
                .deferred(() -> settings.current().map(now -> poll(poller, now)).orElseGet(() -> Uni.createFrom()
                        .voidItem()))
                .onFailure()
                .invoke(broken -> cannotLook(poller, broken))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> poll(PlatformPoller poller, Settings now) {
        return now.platform(poller.code())
                .filter(PlatformSetting::active)
                .map(own -> poller.pollDueMarkets(now, own, refresh.current()))
                .orElseGet(poller::switchOff);
    }

    /** That Redis is away is nobody's fault here; any other failure that lasts makes this collector not live. */
    private void cannotLook(PlatformPoller poller, Throwable broken) {
        if (settings.confirmedAt().plus(REDIS_AWAY).isBefore(Instant.now())) {
            poller.restartWatch();
        }
        LOG.warnf("cannot look for due markets of %s: %s", poller.code(), FailureReason.of(broken));
    }

    /** After the machine or this process stood still, markets are late through nobody's fault. */
    private void noticeStandstill() {
        Instant now = clock.instant();
        if (lastRun.plus(STOOD_STILL).isBefore(now)) {
            pollers.forEach(PlatformPoller::restartWatch);
        }
        lastRun = now;
    }

    private static void inBackground(Uni<Void> work) {
        work.subscribe().with(done -> {}, broken -> LOG.warnf("polling broke off: %s", broken));
    }
}
