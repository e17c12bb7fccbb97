package io.usdtaggregator.engine.rates;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.usdtaggregator.base.redis.LiveSettings;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.engine.books.IncompleteRates;
import io.usdtaggregator.engine.health.RatesReady;
import io.usdtaggregator.engine.history.write.ProvenanceLog;
import io.usdtaggregator.engine.schedule.NextLook;
import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Computes what no book announces: everything after a change of settings, a start on an empty Redis or its loss, and
 * single places when their time comes.
 */
@ApplicationScoped
public class Maintenance {
    private static final Logger LOG = Logger.getLogger(Maintenance.class);
    private static final String LEASE_MILLIS = "15000";

    private final RedisCommands redis;
    private final LiveSettings settings;
    private final RateComputation computation;
    private final RecomputeSchedule schedule;
    private final ProvenanceLog provenance;
    private final RateRestoration restoration;
    private final RatesReady ready;
    private final NextLook nextLook = new NextLook();
    private Cancellable following = () -> {};
    /** The settings under which all rates were computed when it was looked last. */
    private volatile String done = "";

    public Maintenance(
            RedisCommands redis,
            LiveSettings settings,
            RateComputation computation,
            RecomputeSchedule schedule,
            ProvenanceLog provenance,
            RateRestoration restoration,
            RatesReady ready) {
        this.redis = redis;
        this.settings = settings;
        this.computation = computation;
        this.schedule = schedule;
        this.provenance = provenance;
        this.restoration = restoration;
        this.ready = ready;
    }

    void start(@Observes StartupEvent started) {
        following = settings.changes()
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(
                        changed -> computeAllIfDue(changed).onFailure().recoverWithNull())
                .subscribe()
                .with(done -> {}, broken -> LOG.error("stopped following the settings", broken));
    }

    void stop(@Observes ShutdownEvent stopping) {
        following.cancel();
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> eachSecond() {
        return Multi.createFrom()
                .iterable(settings.current().map(List::of).orElse(List.of()))
                .onItem()
                .transformToUniAndConcatenate(
                        current -> computeAllIfDue(current).chain(() -> computeDuePlaces(current)))
                .onFailure(IncompleteRates.class)
                .invoke(() -> done = "")
                .onFailure(IncompleteRates.class)
                .recoverWithCompletion()
                .collect()
                .asList()
                .replaceWithVoid()
                .onFailure()
                .invoke(failed -> LOG.warnf("maintenance waits: %s", failed.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    /** Everything, unless it was done under these settings; one engine does it, and none under older settings. */
    private Uni<Void> computeAllIfDue(Settings current) {
        String version = String.valueOf(current.version());
        if (!nextLook.isNow() && version.equals(done)) {
            return Uni.createFrom().voidItem();
        }
        return redis.get(RedisKeys.RATES_DONE).chain(found -> {
            done = found.orElse("");
            if (version.equals(done)) {
                ready.ratesAreKnown();
                return Uni.createFrom().voidItem();
            }
            return redis.run("SET", RedisKeys.RATES_WHOLE_LEASE, version, "NX", "PX", LEASE_MILLIS)
                    .chain(lease -> lease == null ? Uni.createFrom().voidItem() : computeAll(current, version));
        });
    }

    /** History knows the settings before any rate is published under them. */
    private Uni<Void> computeAll(Settings current, String version) {
        return provenance
                .note(current)
                .chain(() -> restoration.restore(current))
                .chain(() -> computation.computeAll(current))
                .chain(this::setFirstVersion)
                .chain(() -> redis.run("SET", RedisKeys.RATES_DONE, version))
                .eventually(() -> redis.run("DEL", RedisKeys.RATES_WHOLE_LEASE))
                .replaceWithVoid();
    }

    /** Where no book has been read yet nothing was published, and readers must know that this is all there is. */
    private Uni<Void> setFirstVersion() {
        return redis.run("SET", RedisKeys.RATES_VERSION, "1", "NX").replaceWithVoid();
    }

    private Uni<Void> computeDuePlaces(Settings current) {
        Set<Place> active = current.activePlaces().collect(Collectors.toSet());
        return schedule.claimDue().chain(places -> Multi.createFrom()
                .iterable(places)
                .filter(place -> !active.contains(place))
                .onItem()
                .transformToUniAndConcatenate(schedule::forget)
                .collect()
                .asList()
                .chain(() -> computation.compute(current, places)));
    }
}
