package io.usdtaggregator.collector;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.usdtaggregator.collector.platform.Platform;
import io.usdtaggregator.collector.polling.PlatformBudget;
import io.usdtaggregator.collector.polling.Poll;
import io.usdtaggregator.collector.polling.PollLeases;
import io.usdtaggregator.collector.polling.Pulse;
import io.usdtaggregator.collector.polling.Scheduler;
import io.usdtaggregator.collector.publishing.FilterAgain;
import io.usdtaggregator.collector.publishing.Reads;
import io.usdtaggregator.collector.settings.LiveSettings;
import jakarta.inject.Singleton;
import java.util.List;

/** Starts further collectors in the same process: they share nothing but Redis, as collectors elsewhere do. */
@Singleton
class MoreCollectors {
    private final LiveSettings settings;
    private final PlatformBudget budgets;
    private final PollLeases leases;
    private final Reads reads;
    private final Pulse pulse;
    private final Poll poll;
    private final FilterAgain filterAgain;
    private final CollectorConfig config;

    MoreCollectors(
            LiveSettings settings,
            PlatformBudget budgets,
            PollLeases leases,
            Reads reads,
            Pulse pulse,
            Poll poll,
            FilterAgain filterAgain,
            CollectorConfig config) {
        this.settings = settings;
        this.budgets = budgets;
        this.leases = leases;
        this.reads = reads;
        this.pulse = pulse;
        this.poll = poll;
        this.filterAgain = filterAgain;
        this.config = config;
    }

    Running start(List<Platform> platforms) {
        Scheduler scheduler = new Scheduler(
                platforms,
                settings,
                budgets,
                leases,
                reads,
                pulse,
                poll,
                filterAgain,
                config,
                new SimpleMeterRegistry());
        scheduler.start(new StartupEvent());
        return () -> scheduler.stop(new ShutdownEvent());
    }

    interface Running extends AutoCloseable {
        @Override
        void close();
    }
}
