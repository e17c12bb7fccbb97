package io.usdtaggregator.collector;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.Cancellable;
import io.usdtaggregator.base.redis.LiveSettings;
import io.usdtaggregator.collector.platform.Platform;
import io.usdtaggregator.collector.polling.LiveRefresh;
import io.usdtaggregator.collector.polling.PlatformPollers;
import io.usdtaggregator.collector.polling.PollScheduler;
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

    MoreCollectors(LiveSettings settings, LiveRefresh refresh, PlatformPollers pollers) {
        this.settings = settings;
        this.refresh = refresh;
        this.pollers = pollers;
    }

    Running start(List<Platform> platforms) {
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
        return ticks::cancel;
    }

    interface Running extends AutoCloseable {
        @Override
        void close();
    }
}
