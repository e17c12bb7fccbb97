package io.usdtaggregator.engine.books;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.usdtaggregator.base.redis.LiveSettings;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.base.tracing.MessageTrace;
import io.usdtaggregator.base.tracing.Traces;
import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Works off changed books: has the rates of their places computed, then acknowledges their entries. */
@ApplicationScoped
public class OffersConsumer {
    private static final Logger LOG = Logger.getLogger(OffersConsumer.class);
    private static final Duration PAUSE = Duration.ofMillis(300);
    /** Newer settings are there within seconds. */
    private static final Duration FIRST_RETRY = Duration.ofMillis(50);

    private static final int RETRIES = 8;

    private final OffersStream stream;
    private final RedisCommands redis;
    private final LiveSettings settings;
    private final BooksChanged changed;
    private final BookRepository repository;
    private final Traces traces;
    private final Counter books;
    private Cancellable working = () -> {};
    /** The settings under which all was computed; asked for again where it turns out not to be so. */
    private volatile String computed = "";

    public OffersConsumer(
            OffersStream stream,
            RedisCommands redis,
            LiveSettings settings,
            BooksChanged changed,
            BookRepository repository,
            Traces traces,
            MeterRegistry meters) {
        this.stream = stream;
        this.redis = redis;
        this.settings = settings;
        this.changed = changed;
        this.repository = repository;
        this.traces = traces;
        this.books = meters.counter("engine.books");
    }

    void start(@Observes StartupEvent started) {
        working = Uni.createFrom()
                .deferred(this::nextEntries)
                .onFailure()
                .recoverWithUni(this::recovered)
                .repeat()
                .indefinitely()
                .subscribe()
                .with(done -> {}, broken -> LOG.error("stopped reading the stream of offers", broken));
    }

    void stop(@Observes ShutdownEvent stopping) {
        working.cancel();
    }

    private Uni<Void> nextEntries() {
        Optional<Settings> current = settings.current();
        return current.isEmpty()
                ? pause()
                : allComputed(current.get())
                        .chain(computed -> computed ? stream.take().chain(this::process) : pause());
    }

    /** Until everything was computed under these settings, no part can be: entries are left where they are. */
    private Uni<Boolean> allComputed(Settings current) {
        String version = String.valueOf(current.version());
        return version.equals(computed)
                ? Uni.createFrom().item(true)
                : redis.get(RedisKeys.RATES_DONE)
                        .invoke(done -> computed = done.orElse(""))
                        .map(done -> version.equals(computed));
    }

    private Uni<Void> process(List<ChangedBook> entries) {
        return processTogether(entries)
                .onFailure(failed -> !(failed instanceof IncompleteRates))
                .recoverWithUni(failed -> oneByOne(entries));
    }

    /** So that one place that cannot be computed leaves the others' entries done. */
    private Uni<Void> oneByOne(List<ChangedBook> entries) {
        return Multi.createFrom()
                .iterable(entries)
                .onItem()
                .transformToUniAndConcatenate(entry -> processTogether(List.of(entry))
                        .onFailure()
                        .invoke(failed ->
                                LOG.warnf("%s waits: %s", ChangedBook.brief(entry.key()), failed.getMessage()))
                        .onFailure()
                        .recoverWithNull())
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> processTogether(List<ChangedBook> entries) {
        if (entries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Place> places = entries.stream().map(ChangedBook::place).toList();
        MessageTrace trace = traces.messages(
                "compute rates", entries.stream().map(ChangedBook::traceParent).toList());
        return trace.endWith(Uni.createFrom()
                        .deferred(() -> changed.compute(settings.current().orElseThrow(), places, trace.first()))
                        .onFailure(failed -> failed instanceof OutdatedSettings || failed instanceof IncompleteRates)
                        .retry()
                        .withBackOff(FIRST_RETRY, PAUSE)
                        .atMost(RETRIES))
                .chain(() -> acknowledge(entries));
    }

    /** An entry whose book cannot be read stays pending, like one that cannot be read itself. */
    private Uni<Void> acknowledge(List<ChangedBook> entries) {
        List<ChangedBook> done = entries.stream()
                .filter(entry -> !repository.isUnreadable(entry.key()))
                .toList();
        return stream.acknowledge(done).invoke(() -> books.increment(done.size()));
    }

    private Uni<Void> recovered(Throwable failure) {
        computed = "";
        if (OffersStream.lacksGroup(failure)) {
            return stream.createGroup().onFailure().recoverWithUni(this::pause);
        }
        LOG.warnf("the stream of offers waits: %s", failure.getMessage());
        return pause();
    }

    private Uni<Void> pause() {
        return Uni.createFrom().voidItem().onItem().delayIt().by(PAUSE);
    }
}
