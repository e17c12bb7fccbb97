package io.usdtaggregator.engine.books;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.redis.client.RedisClientName;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.stream.ReactiveStreamCommands;
import io.quarkus.redis.datasource.stream.StreamMessage;
import io.quarkus.redis.datasource.stream.XReadGroupArgs;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.usdtaggregator.base.deadline.DeadlineExceeded;
import io.usdtaggregator.base.internal.alerts.AlertKind;
import io.usdtaggregator.base.redis.LiveSettings;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.engine.alerts.AlertCondition;
import io.usdtaggregator.engine.alerts.AlertService;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.settings.Settings;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Works off the stream of changed books as a member of the group of engines. What a dead member left is taken over; an
 * entry that failed three times is set aside on {@link RedisKeys#OFFERS_POISON}.
 */
@ApplicationScoped
public class OffersStream {
    private static final Logger LOG = Logger.getLogger(OffersStream.class);
    static final String GROUP = "engine";
    private static final int AT_ONCE = 64;
    private static final Duration BLOCK = Duration.ofSeconds(1);
    private static final Duration DEADLINE = Duration.ofSeconds(4);
    private static final Duration ABANDONED = Duration.ofSeconds(5);
    private static final Duration SWEEP_EVERY = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final int DELIVERIES = 3;
    /** Newer settings are there within a second. */
    private static final Duration FIRST_LOOK = Duration.ofMillis(50);

    private static final int LOOKS = 8;
    /** Of a key, and of what is kept and logged of a bad entry. */
    private static final int LONGEST = 200;

    private final String member = "engine-" + UUID.randomUUID();
    private final ReactiveStreamCommands<String, String, String> stream;
    private final RedisCommands redis;
    private final LiveSettings settings;
    private final BooksChanged changed;
    private final BookRepository repository;
    private final AlertService alerts;
    private final StreamLag lag;
    private final Counter setAside;
    private final Counter books;
    private Cancellable working = () -> {};
    private long nextSweep;

    public OffersStream(
            @RedisClientName("streams") ReactiveRedisDataSource streams,
            RedisCommands redis,
            LiveSettings settings,
            BooksChanged changed,
            BookRepository repository,
            AlertService alerts,
            StreamLag lag,
            MeterRegistry meters) {
        this.stream = streams.stream(String.class, String.class, String.class);
        this.redis = redis;
        this.settings = settings;
        this.changed = changed;
        this.repository = repository;
        this.alerts = alerts;
        this.lag = lag;
        this.setAside = meters.counter("engine.poison.messages");
        this.books = meters.counter("engine.books");
    }

    void start(@Observes StartupEvent started) {
        working = Uni.createFrom()
                .deferred(this::turn)
                .onFailure()
                .recoverWithUni(this::mend)
                .repeat()
                .indefinitely()
                .subscribe()
                .with(done -> {}, broken -> LOG.error("stopped reading the stream of offers", broken));
    }

    void stop(@Observes ShutdownEvent stopping) {
        working.cancel();
    }

    private Uni<Void> turn() {
        Optional<Settings> current = settings.current();
        return current.isEmpty()
                ? pause()
                : allComputed(current.get()).chain(computed -> computed ? takeAndWorkOff() : pause());
    }

    /** Until everything was computed under these settings, no part can be: entries are left where they are. */
    private Uni<Boolean> allComputed(Settings current) {
        return redis.get(RedisKeys.RATES_DONE).map(version -> version.filter(String.valueOf(current.version())::equals)
                .isPresent());
    }

    private Uni<Void> takeAndWorkOff() {
        return sweep().chain(left -> left.isEmpty() ? next() : Uni.createFrom().item(left))
                .chain(this::workOff);
    }

    private Uni<List<StreamMessage<String, String, String>>> next() {
        return stream.xreadgroup(
                        GROUP,
                        member,
                        RedisKeys.OFFERS_STREAM,
                        ">",
                        new XReadGroupArgs().count(AT_ONCE).block(BLOCK))
                .ifNoItem()
                .after(DEADLINE)
                .failWith(() -> new DeadlineExceeded("Redis (the stream of offers)", DEADLINE))
                .map(messages -> messages == null ? List.of() : messages);
    }

    /** Entries that somebody took and did not finish; those that failed too often are set aside first. */
    private Uni<List<StreamMessage<String, String, String>>> sweep() {
        if (System.nanoTime() < nextSweep) {
            return Uni.createFrom().item(List.of());
        }
        nextSweep = System.nanoTime() + SWEEP_EVERY.toNanos();
        return redis.run(
                        "XPENDING",
                        RedisKeys.OFFERS_STREAM,
                        GROUP,
                        "IDLE",
                        String.valueOf(ABANDONED.toMillis()),
                        "-",
                        "+",
                        String.valueOf(AT_ONCE))
                .chain(pending -> setAside(tooOften(pending)))
                .chain(() -> stream.xautoclaim(RedisKeys.OFFERS_STREAM, GROUP, member, ABANDONED, "0-0", AT_ONCE)
                        .ifNoItem()
                        .after(DEADLINE)
                        .failWith(() -> new DeadlineExceeded("Redis (the stream of offers)", DEADLINE)))
                .map(claimed -> claimed.getMessages());
    }

    private static List<String> tooOften(Response pending) {
        List<String> ids = new ArrayList<>();
        pending.forEach(entry -> {
            if (entry.get(3).toInteger() >= DELIVERIES) {
                ids.add(entry.get(0).toString());
            }
        });
        return ids;
    }

    private Uni<Void> setAside(List<String> ids) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (String id : ids) {
            all = all.chain(() -> setAside(id));
        }
        return all;
    }

    private Uni<Void> setAside(String id) {
        setAside.increment();
        return redis.run("XRANGE", RedisKeys.OFFERS_STREAM, id, id)
                .chain(entries -> {
                    List<String> copy =
                            new ArrayList<>(List.of(RedisKeys.OFFERS_POISON, "MAXLEN", "~", "1000", "*", "id", id));
                    if (entries.size() > 0) {
                        entries.get(0).get(1).forEach(part -> copy.add(brief(part.toString())));
                    }
                    return redis.run("XADD", copy);
                })
                .chain(() -> redis.run("XACK", RedisKeys.OFFERS_STREAM, GROUP, id))
                .chain(() -> alerts.raise(
                        settings.current().orElseThrow(),
                        List.of(AlertCondition.of(
                                AlertKind.POISON_MESSAGE,
                                RedisKeys.OFFERS_STREAM,
                                RedisKeys.OFFERS_STREAM,
                                "entry " + id + " failed " + DELIVERIES + " times and was set aside"))));
    }

    private record Work(String id, String key, Place place) {}

    private Uni<Void> workOff(List<StreamMessage<String, String, String>> messages) {
        lag.took(messages.stream().map(StreamMessage::id).toList(), Instant.now());
        List<Work> works =
                messages.stream().flatMap(message -> work(message).stream()).toList();
        return workOffTogether(works)
                .onFailure(failed -> !(failed instanceof IncompleteRates))
                .recoverWithUni(failed -> oneByOne(works));
    }

    /** So that one place that cannot be computed leaves the others' entries done. */
    private Uni<Void> oneByOne(List<Work> works) {
        return Multi.createFrom()
                .iterable(works)
                .onItem()
                .transformToUniAndConcatenate(work -> workOffTogether(List.of(work))
                        .onFailure()
                        .invoke(failed -> LOG.warnf("%s waits: %s", brief(work.key()), failed.getMessage()))
                        .onFailure()
                        .recoverWithNull())
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Void> workOffTogether(List<Work> works) {
        if (works.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Place> places = works.stream().map(Work::place).toList();
        return Uni.createFrom()
                .deferred(() -> changed.compute(settings.current().orElseThrow(), places))
                .onFailure(failed -> failed instanceof OutdatedSettings || failed instanceof IncompleteRates)
                .retry()
                .withBackOff(FIRST_LOOK, PAUSE)
                .atMost(LOOKS)
                .chain(() -> acknowledge(works));
    }

    /** An entry whose book cannot be read stays pending, like one that cannot be read itself. */
    private Uni<Void> acknowledge(List<Work> works) {
        List<String> done = works.stream()
                .filter(work -> !repository.isUnreadable(work.key()))
                .map(Work::id)
                .toList();
        if (done.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<String> acknowledged = new ArrayList<>(List.of(RedisKeys.OFFERS_STREAM, GROUP));
        acknowledged.addAll(done);
        return redis.run("XACK", acknowledged)
                .invoke(() -> books.increment(done.size()))
                .replaceWithVoid();
    }

    /** An unreadable entry stays pending: it is claimed again, and set aside when it came too often. */
    private static Optional<Work> work(StreamMessage<String, String, String> message) {
        String key = message.payload().get("key");
        try {
            String[] parts = key == null || key.length() > LONGEST ? new String[0] : key.split(":", 3);
            if (parts.length != 3 || !parts[0].equals("offers")) {
                throw new IllegalArgumentException("key: offers:PLATFORM:MARKET, not '" + brief(key) + "'");
            }
            return Optional.of(new Work(message.id(), key, Place.of(Market.parse(parts[2]))));
        } catch (IllegalArgumentException unreadable) {
            LOG.warnf("entry %s of the stream of offers: %s", message.id(), unreadable.getMessage());
            return Optional.empty();
        }
    }

    private static String brief(String text) {
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }

    /** After Redis lost its data the group is gone: made again, it reads from the start. */
    private Uni<Void> mend(Throwable failure) {
        String text = String.valueOf(failure.getMessage());
        if (text.contains("NOGROUP")) {
            return redis.run("XGROUP", "CREATE", RedisKeys.OFFERS_STREAM, GROUP, "0", "MKSTREAM")
                    .replaceWithVoid()
                    .onFailure()
                    .recoverWithUni(this::pause);
        }
        LOG.warnf("the stream of offers waits: %s", text);
        return pause();
    }

    private Uni<Void> pause() {
        return Uni.createFrom().voidItem().onItem().delayIt().by(PAUSE);
    }
}
