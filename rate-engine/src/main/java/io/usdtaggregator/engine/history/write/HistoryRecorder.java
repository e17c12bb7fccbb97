package io.usdtaggregator.engine.history.write;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.database.DatabaseUnavailable;
import io.usdtaggregator.base.tracing.Traces;
import io.usdtaggregator.engine.history.write.HistoryStream.Waiting;
import io.usdtaggregator.engine.schedule.NextLook;
import io.usdtaggregator.engine.schedule.WritePace;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Writes what was published into PostgreSQL: what this engine published from its memory, and from Redis what dead engines left
 * and what PostgreSQL did not take before. While PostgreSQL is out records wait in Redis, and rates go on.
 */
@ApplicationScoped
public class HistoryRecorder implements WrittenUntil {
    private static final Logger LOG = Logger.getLogger(HistoryRecorder.class);
    private static final Duration RETRY_PAUSE = Duration.ofMillis(100);
    private static final int TRIES = 10;

    private final HistoryStream stream;
    private final UnwrittenPublications own;
    private final HistoryLog log;
    private final Partitions partitions;
    private final Traces traces;
    private final WritePace pace = new WritePace();
    /** For what other engines left, and for what could not be written. */
    private final NextLook nextLook = new NextLook();

    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicLong waiting;
    private final AtomicLong lagMillis = new AtomicLong();

    public HistoryRecorder(
            HistoryStream stream,
            UnwrittenPublications own,
            HistoryLog log,
            Partitions partitions,
            Traces traces,
            MeterRegistry meters) {
        this.stream = stream;
        this.own = own;
        this.log = log;
        this.partitions = partitions;
        this.traces = traces;
        this.waiting = meters.gauge("engine.ticks.waiting", new AtomicLong());
        meters.gauge("engine.ticks.lag.seconds", lagMillis, millis -> millis.get() / 1000.0);
    }

    /** This engine published something: it is written within half a second, while PostgreSQL takes it. */
    public void begin() {
        pace.published().ifPresent(delay -> Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(delay)
                .chain(this::writePlanned)
                .subscribe()
                .with(done -> {}, ended -> LOG.debugf(ended, "an engine that ends leaves its records to others")));
    }

    /** A write that goes on may have taken its last records already: then another is planned. */
    private Uni<Void> writePlanned() {
        pace.begins();
        if (busy.get()) {
            begin();
            return Uni.createFrom().voidItem();
        }
        return alone(this::writeOwn).replaceWithVoid();
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> eachSecond() {
        return nextLook.isNow() ? look() : Uni.createFrom().voidItem();
    }

    /** At what Redis holds; where that is no more than this engine is about to write, it is left alone. */
    private Uni<Void> look() {
        return stream.length()
                .chain(length -> isPlanned(length) ? Uni.createFrom().item(0L) : writeLeft(length))
                .invoke(waiting::set)
                .invoke(this::lookAgainWhileAnyWait)
                .chain(length -> length == 0 ? Uni.createFrom().item(Optional.<Instant>empty()) : stream.oldest())
                .invoke(first -> lagMillis.set(first.map(oldest -> Math.max(
                                0, Duration.between(oldest, Instant.now()).toMillis()))
                        .orElse(0L)))
                .replaceWithVoid()
                .onFailure()
                .invoke(() -> nextLook.notLaterThan(Duration.ZERO))
                .onFailure()
                .recoverWithNull();
    }

    private boolean isPlanned(long length) {
        return length > 0 && length <= own.count() && pace.isPlanned();
    }

    /** Answers how many records wait still. */
    private Uni<Long> writeLeft(long length) {
        return length == 0
                ? stream.tidy().replaceWith(length)
                : writeAll().chain(left -> left.map(known -> Uni.createFrom().item(known))
                        .orElseGet(stream::length));
    }

    private void lookAgainWhileAnyWait(long length) {
        if (length > 0) {
            nextLook.notLaterThan(Duration.ZERO);
        }
    }

    /** Never fails. How many records wait still; empty where nothing was written, which tells nothing. */
    private Uni<Optional<Long>> writeAll() {
        return alone(() -> writeOwn().chain(this::writeTaken));
    }

    /** One write at a time. What is not written now is taken out of Redis later. */
    private Uni<Optional<Long>> alone(Supplier<Uni<Optional<Long>>> write) {
        if (!partitions.areThere() || !busy.compareAndSet(false, true)) {
            return Uni.createFrom().item(Optional.empty());
        }
        return Uni.createFrom()
                .deferred(write::get)
                .onFailure()
                .invoke(failed -> LOG.warnf("records wait in Redis: %s", failed.getMessage()))
                .onFailure()
                .invoke(() -> nextLook.notLaterThan(Duration.ZERO))
                .onFailure()
                .recoverWithItem(Optional.empty())
                .eventually(() -> busy.set(false));
    }

    /** A record that cannot be written is left to {@link #writeTaken}, which writes the others without it. */
    private Uni<Optional<Long>> writeOwn() {
        return Uni.createFrom()
                .deferred(() -> {
                    List<Waiting> some = own.take(HistoryStream.BATCH);
                    return some.isEmpty()
                            ? Uni.createFrom().item(0)
                            : write(some, () -> stream.remove(some)).replaceWith(some.size());
                })
                .repeat()
                .whilst(written -> written == HistoryStream.BATCH)
                .collect()
                .last()
                .replaceWith(Optional.<Long>empty())
                .onFailure(failed -> !(failed instanceof DatabaseUnavailable))
                .recoverWithItem(failed -> {
                    LOG.warnf("records wait in Redis: %s", failed.getMessage());
                    nextLook.notLaterThan(Duration.ZERO);
                    return Optional.empty();
                });
    }

    private Uni<Optional<Long>> writeTaken() {
        return writeSome().repeat().whilst(Written::maybeMore).collect().last().map(Written::left);
    }

    /**
     * How a write of one batch ended.
     *
     * @param maybeMore the batch was full
     * @param left records that wait still, where a write told
     */
    private record Written(boolean maybeMore, Optional<Long> left) {}

    private Uni<Written> writeSome() {
        return Uni.createFrom()
                .deferred(stream::take)
                .chain(taken -> taken.isEmpty()
                        ? Uni.createFrom().item(new Written(false, Optional.empty()))
                        : write(taken, () -> stream.settle(taken))
                                .map(Optional::of)
                                .onFailure(failed -> !(failed instanceof DatabaseUnavailable) && taken.size() > 1)
                                .recoverWithUni(() -> oneByOne(taken).replaceWith(Optional.empty()))
                                .map(left -> new Written(taken.size() == HistoryStream.BATCH, left)));
    }

    private <T> Uni<T> write(List<Waiting> taken, Supplier<Uni<T>> settle) {
        return traces.messages(
                        "write ticks", taken.stream().map(Waiting::traceParent).toList())
                .endWith(Uni.createFrom()
                        .deferred(() ->
                                log.append(taken.stream().map(Waiting::entry).toList()))
                        .chain(settle::get));
    }

    /** So that a record which cannot be written leaves others written; it stays in the stream and is tried again. */
    private Uni<Void> oneByOne(List<Waiting> taken) {
        return Multi.createFrom()
                .iterable(taken)
                .onItem()
                .transformToUniAndConcatenate(each -> write(List.of(each), () -> stream.settle(List.of(each)))
                        .onFailure(failed -> !(failed instanceof DatabaseUnavailable))
                        .invoke(failed -> LOG.errorf("record %s cannot be written: %s", each.id(), failed.getMessage()))
                        .onFailure(failed -> !(failed instanceof DatabaseUnavailable))
                        .recoverWithNull())
                .collect()
                .asList()
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> isWrittenUntil(Instant then) {
        return Uni.createFrom()
                .deferred(stream::oldest)
                .onItem()
                .transformToUni(oldest -> isAfter(oldest, then)
                        ? Uni.createFrom().voidItem()
                        : writeAll().chain(() -> Uni.createFrom()
                                .<Void>failure(new DatabaseUnavailable(
                                        "records of then are still on their way to the database", null))))
                .onFailure(DatabaseUnavailable.class)
                .retry()
                .withBackOff(RETRY_PAUSE, RETRY_PAUSE)
                .atMost(TRIES);
    }

    private static boolean isAfter(Optional<Instant> oldest, Instant then) {
        return oldest.filter(at -> !at.isAfter(then)).isEmpty();
    }
}
