package io.usdtaggregator.collector;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.Cancellable;
import io.usdtaggregator.base.redis.LiveSettings;
import io.usdtaggregator.collector.budget.PlatformBudget;
import io.usdtaggregator.collector.lease.PollAdmission;
import io.usdtaggregator.collector.lease.PollLeases;
import io.usdtaggregator.collector.pacing.PollStatistics;
import io.usdtaggregator.collector.platform.Platform;
import io.usdtaggregator.collector.polling.LiveRefresh;
import io.usdtaggregator.collector.polling.PlatformHealth;
import io.usdtaggregator.collector.polling.PlatformPollers;
import io.usdtaggregator.collector.polling.PollScheduler;
import io.usdtaggregator.collector.publishing.ReadRecords;
import io.usdtaggregator.collector.reading.Poll;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** Starts further collectors in the same process: they share nothing but Redis, as collectors elsewhere do. */
@Singleton
class MoreCollectors {
    private static final Duration EVERY = Duration.ofMillis(250);

    private final LiveSettings settings;
    private final LiveRefresh refresh;
    private final PlatformPollers pollers;
    private final PlatformPollers impatient;

    MoreCollectors(
            LiveSettings settings,
            LiveRefresh refresh,
            PlatformPollers pollers,
            PlatformBudget budgets,
            PollLeases leases,
            PollAdmission admission,
            ReadRecords records,
            PollStatistics statistics,
            Poll poll) {
        this.settings = settings;
        this.refresh = refresh;
        this.pollers = pollers;
        this.impatient =
                new PlatformPollers(budgets, leases, admission, records, statistics, poll, Duration.ofSeconds(2));
    }

    Running start(List<Platform> platforms) {
        return start(platforms, pollers);
    }

    /** One whose watchdog waits for three seconds only. */
    Running startImpatient(List<Platform> platforms) {
        return start(platforms, impatient);
    }

    private Running start(List<Platform> platforms, PlatformPollers pollers) {
        PollScheduler scheduler = new PollScheduler(platforms, settings, refresh, pollers, new SimpleMeterRegistry());
        Cancellable ticks = Multi.createFrom()
                .ticks()
                .every(EVERY)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> scheduler.pollDueMarkets())
                .subscribe()
                .with(done -> {});
        return new Running(scheduler, ticks);
    }

    record Running(PollScheduler scheduler, Cancellable ticks) implements AutoCloseable {
        /** Of its only platform. */
        PlatformHealth health() {
            return scheduler.health().get(0);
        }

        @Override
        public void close() {
            ticks.cancel();
        }
    }
}
