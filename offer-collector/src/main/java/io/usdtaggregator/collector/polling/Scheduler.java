package io.usdtaggregator.collector.polling;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.usdtaggregator.collector.CollectorConfig;
import io.usdtaggregator.collector.platform.Platform;
import io.usdtaggregator.collector.publishing.FilterAgain;
import io.usdtaggregator.collector.publishing.Reads;
import io.usdtaggregator.collector.settings.LiveSettings;
import io.usdtaggregator.model.settings.Settings;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Looks again and again for markets that are due. Collectors need not know each other: leases part the work. */
@Singleton
public class Scheduler {
    private static final Logger LOG = Logger.getLogger(Scheduler.class);

    private final LiveSettings settings;
    private final FilterAgain filterAgain;
    private final CollectorConfig.Polling config;
    private final List<PlatformTurns> platforms;
    private Cancellable looking = () -> {};
    private Cancellable filtering = () -> {};
    private volatile long filteredUnder = -1;

    public Scheduler(
            @All List<Platform> platforms,
            LiveSettings settings,
            PlatformBudget budgets,
            PollLeases leases,
            Reads reads,
            Pulse pulse,
            Poll poll,
            FilterAgain filterAgain,
            CollectorConfig config,
            MeterRegistry meters) {
        this.settings = settings;
        this.filterAgain = filterAgain;
        this.config = config.polling();
        String collector = UUID.randomUUID().toString();
        this.platforms = platforms.stream()
                .map(platform -> new PlatformTurns(platform, budgets, leases, reads, pulse, poll, collector))
                .toList();
        this.platforms.forEach(turns -> measure(turns, meters));
    }

    public void start(@Observes StartupEvent started) {
        looking = every(this::lookAtAll);
        filtering = every(this::filterWhenChanged);
    }

    public void stop(@Observes ShutdownEvent stopping) {
        looking.cancel();
        filtering.cancel();
    }

    /** Platform code to how it does. */
    public Map<String, String> states() {
        Map<String, String> states = new TreeMap<>();
        platforms.forEach(turns -> states.put(turns.code(), turns.state()));
        return states;
    }

    private Uni<Void> lookAtAll() {
        return settings.current()
                .map(now -> Multi.createFrom()
                        .iterable(platforms)
                        .onItem()
                        .transformToUni(turns -> look(turns, now))
                        .merge()
                        .collect()
                        .last()
                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> look(PlatformTurns turns, Settings now) {
        return now.platform(turns.code())
                .filter(Settings.Platform::active)
                .map(own -> turns.look(now, own, settings.refresh())
                        .onFailure()
                        .invoke(broken -> LOG.warnf("cannot look at %s: %s", turns.code(), broken))
                        .onFailure()
                        .recoverWithNull())
                .orElseGet(() -> {
                    turns.rest();
                    return Uni.createFrom().voidItem();
                });
    }

    private Uni<Void> filterWhenChanged() {
        return settings.current()
                .filter(now -> now.version() != filteredUnder)
                .map(now -> filterAgain.all(now).invoke(() -> filteredUnder = now.version()))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** One at a time; what falls into a running one is skipped. */
    private Cancellable every(Supplier<Uni<Void>> work) {
        return Multi.createFrom()
                .ticks()
                .every(config.every())
                .onOverflow()
                .drop()
                .onItem()
                .transformToUni(tick -> Uni.createFrom()
                        .deferred(work::get)
                        .onFailure()
                        .invoke(broken -> LOG.warnf("a look around broke off: %s", broken))
                        .onFailure()
                        .recoverWithNull())
                .concatenate()
                .subscribe()
                .with(done -> {}, broken -> LOG.error("stopped looking for due markets", broken));
    }

    private static void measure(PlatformTurns turns, MeterRegistry meters) {
        Tags tags = Tags.of("platform", turns.code());
        meters.gauge("collector.leases.held", tags, turns, PlatformTurns::running);
        meters.gauge("collector.lag.seconds", tags, turns, one -> seconds(one.lag()));
        meters.gauge("collector.pause.seconds", tags, turns, one -> seconds(one.pause()));
        meters.gauge("collector.budget.left", tags, turns, PlatformTurns::budgetLeft);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
