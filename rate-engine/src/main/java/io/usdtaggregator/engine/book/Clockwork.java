package io.usdtaggregator.engine.book;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.engine.EngineConfig;
import io.usdtaggregator.engine.crossing.Corridors;
import io.usdtaggregator.engine.crossing.Place;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.rate.Corridor;
import io.usdtaggregator.model.redis.RedisKeys;
import io.usdtaggregator.model.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * What makes rates change without a new book: settings, and time (a book turns stale, a rule begins or ends). Every place
 * is made again when settings change, and every few seconds; an unchanged figure keeps its name and leaves no tick.
 */
@ApplicationScoped
public class Clockwork {
    private static final Logger LOG = Logger.getLogger(Clockwork.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final LiveSettings settings;
    private final Recomputation recomputation;
    private final PublishedRates published;
    private final boolean active;

    Clockwork(LiveSettings settings, Recomputation recomputation, PublishedRates published, EngineConfig config) {
        this.settings = settings;
        this.recomputation = recomputation;
        this.published = published;
        this.active = config.active();
    }

    void atStart(@Observes StartupEvent start) {
        if (!active) {
            return;
        }
        settings.changes()
                .onOverflow()
                .dropPreviousItems()
                .onItem()
                .transformToUniAndConcatenate(now -> all(now).chain(() -> forgetOthers(now))
                        .ifNoItem()
                        .after(PATIENCE)
                        .fail()
                        .onFailure()
                        .invoke(failure -> LOG.warnf("settings %d: %s", now.version(), failure.getMessage()))
                        .onFailure()
                        .recoverWithNull())
                .subscribe()
                .with(done -> {}, broken -> LOG.error("no longer follows settings", broken));
    }

    @Scheduled(every = "3s", delayed = "3s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> asTimePasses() {
        if (!active) {
            return Uni.createFrom().voidItem();
        }
        return settings.current()
                .map(this::all)
                .orElseGet(() -> Uni.createFrom().voidItem())
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .invoke(failure -> LOG.debugf("later: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> all(Settings now) {
        return recomputation.of(now, Place.active(now).toList(), Instant.now());
    }

    private Uni<Void> forgetOthers(Settings now) {
        List<String> rates =
                now.activeMarkets().flatMap(market -> fields(now, market)).toList();
        List<String> crossRates = Corridors.all(now).map(Corridor::key).toList();
        return published
                .keepOnly(RedisKeys.RATES, rates)
                .chain(() -> published.keepOnly(RedisKeys.CROSS_RATES, crossRates));
    }

    private static java.util.stream.Stream<String> fields(Settings now, Market market) {
        return Recomputation.sources(now).map(source -> RedisKeys.rateField(source, market));
    }
}
