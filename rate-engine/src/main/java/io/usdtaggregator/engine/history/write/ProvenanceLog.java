package io.usdtaggregator.engine.history.write;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.usdtaggregator.base.database.Database;
import io.usdtaggregator.base.redis.LiveSettings;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.official.OfficialRates;
import io.usdtaggregator.model.settings.Settings;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/** Remembers from when on which settings and which official rates held. */
@ApplicationScoped
public class ProvenanceLog {
    private static final Logger LOG = Logger.getLogger(ProvenanceLog.class);
    /** Versions of settings only grow: an engine that still holds older ones must not bring them back. */
    private static final String NOTE_VERSION = """
            INSERT INTO rates.circumstances (kind, at, mark, value)
            SELECT $1, $2, $3::text, $4 WHERE NOT EXISTS (
                SELECT FROM rates.circumstances
                WHERE kind = $1 AND CASE kind WHEN 'settings' THEN mark::bigint END >= $3::text::bigint)
            """;

    private static final String NOTE = """
            INSERT INTO rates.circumstances (kind, at, mark, value)
            SELECT $1, $2, $3, $4 WHERE $3 IS DISTINCT FROM (
                SELECT mark FROM rates.circumstances WHERE kind = $1 AND at <= $2 ORDER BY at DESC LIMIT 1)
            """;
    private static final String AT = """
            SELECT value FROM rates.circumstances WHERE kind = $1 AND at <= $2 ORDER BY at DESC LIMIT 1
            """;

    private final RedisCommands redis;
    private final Database database;
    private final LiveSettings settings;
    private final RetryBuffer<Note> notes;
    private final AtomicLong noted = new AtomicLong(-1);
    private Cancellable following = () -> {};

    public ProvenanceLog(
            RedisCommands redis,
            Database database,
            Partitions partitions,
            LiveSettings settings,
            MeterRegistry meters) {
        this.redis = redis;
        this.database = database;
        this.settings = settings;
        this.notes = new RetryBuffer<>(
                "circumstances", partitions, meters, note -> RetryBuffer.length(note.value()), this::insert);
    }

    /** At once, so that no rate is older than the note of the settings that made it. */
    void start(@Observes StartupEvent started) {
        following = settings.changes()
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(
                        changed -> note(changed).onFailure().recoverWithNull())
                .subscribe()
                .with(done -> {}, broken -> LOG.error("settings are noted each second only from now on", broken));
    }

    void stop(@Observes ShutdownEvent stopping) {
        following.cancel();
    }

    /** @param mark two notes of one kind with the same mark say the same */
    private record Note(Kind kind, Instant at, String mark, String value) {}

    private enum Kind {
        SETTINGS("settings", NOTE_VERSION),
        OFFICIAL_RATES("official_rates", NOTE);

        private final String code;
        private final String statement;

        Kind(String code, String statement) {
            this.code = code;
            this.statement = statement;
        }
    }

    /** These settings hold from now on, unless they did already. */
    public Uni<Void> note(Settings current) {
        if (noted.getAndAccumulate(current.version(), Math::max) >= current.version()) {
            return Uni.createFrom().voidItem();
        }
        return redis.time()
                .onFailure()
                .recoverWithItem(() -> Instant.now())
                .chain(now -> notes.append(List.of(
                        new Note(Kind.SETTINGS, now, String.valueOf(current.version()), MarketJson.write(current)))));
    }

    /** These official rates hold from now on. */
    public Uni<Void> note(OfficialRates rates) {
        String mark = rates.day() + "|" + rates.usdPerEur() + "|" + rates.reason();
        return notes.append(List.of(new Note(Kind.OFFICIAL_RATES, rates.readAt(), mark, MarketJson.write(rates))));
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> later() {
        return settings.current()
                .map(this::note)
                .orElseGet(() -> Uni.createFrom().voidItem())
                .chain(notes::later);
    }

    /** The settings that held then; empty before any were known. */
    public Uni<Optional<Settings>> settingsAt(Instant then) {
        return at(Kind.SETTINGS, then, Settings.class);
    }

    public Uni<Optional<OfficialRates>> officialRatesAt(Instant then) {
        return at(Kind.OFFICIAL_RATES, then, OfficialRates.class);
    }

    private <T> Uni<Optional<T>> at(Kind kind, Instant then, Class<T> type) {
        return database.run(AT, Tuple.of(kind.code, then.atOffset(ZoneOffset.UTC)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> MarketJson.read(row.getString(0), type))
                        .findFirst());
    }

    private Uni<Void> insert(List<Note> given) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (Note note : given) {
            all = all.chain(() -> database.run(
                            note.kind.statement,
                            Tuple.of(note.kind.code, note.at.atOffset(ZoneOffset.UTC), note.mark, note.value))
                    .replaceWithVoid());
        }
        return all;
    }
}
