package io.usdtaggregator.base.redis;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import io.smallrye.mutiny.subscription.Cancellable;
import io.usdtaggregator.base.deadline.DeadlineExceeded;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * A Redis value held in memory and kept current. It reads the whole value, follows its channel, subscribes again after
 * every loss of connection, and compares versions when nothing was heard for a few seconds, so that neither a lost message
 * nor a half-open connection leaves it old for longer. While Redis is away it keeps what it has, and asks each second.
 *
 * @param <T> the value, immutable
 */
public final class LiveValue<T> implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(LiveValue.class);
    private static final Duration CHECK_EVERY = Duration.ofSeconds(1);
    /** While nothing was missed Redis is asked once in so many seconds: each check is a command, for each value of each service. */
    private static final int SECONDS_AT_REST = 3;

    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(100);
    private static final int UNANNOUNCED_BEFORE_RESUBSCRIBING = 2;

    private final String name;
    private final LiveSource<T> source;
    private final ReactiveRedisDataSource subscriptions;
    private final Multi<?> seconds;
    private final AtomicReference<T> held = new AtomicReference<>();
    private final AtomicReference<Instant> confirmedAt = new AtomicReference<>(Instant.EPOCH);
    private final BroadcastProcessor<T> changes = BroadcastProcessor.create();
    private final UnicastProcessor<Uni<Void>> work = UnicastProcessor.create();
    private final AtomicBoolean checkWaits = new AtomicBoolean();
    private final AtomicInteger secondsSinceConfirmed = new AtomicInteger();
    private Cancellable working = () -> {};
    private Cancellable checking = () -> {};
    private volatile Cancellable following = () -> {};
    private int secondsAtRest = SECONDS_AT_REST;
    private int unannounced;
    private volatile boolean atRest;
    private volatile boolean wasRead;

    /**
     * @param name for logs
     * @param subscriptions a client of its own for subscriptions: each holds a connection
     */
    public LiveValue(String name, LiveSource<T> source, ReactiveRedisDataSource subscriptions) {
        this(
                name,
                source,
                subscriptions,
                Multi.createFrom().ticks().every(CHECK_EVERY).onOverflow().drop());
    }

    /** @param seconds emits each second */
    LiveValue(String name, LiveSource<T> source, ReactiveRedisDataSource subscriptions, Multi<?> seconds) {
        this.name = name;
        this.source = source;
        this.subscriptions = subscriptions;
        this.seconds = seconds;
    }

    /** For a value whose changes must be known within seconds although their message was lost. */
    public LiveValue<T> checkedEachSecond() {
        return checkedEvery(1);
    }

    /**
     * While nothing was missed Redis is asked once in so many seconds, not in three.
     *
     * @param secondsWithoutWord since Redis, or a message, told the last time that the held value is the current one
     */
    public LiveValue<T> checkedEvery(int secondsWithoutWord) {
        secondsAtRest = secondsWithoutWord;
        return this;
    }

    /** Starts to follow; returns at once. {@link #current()} is empty until the first read. */
    public LiveValue<T> start() {
        working = work.onItem()
                .transformToUniAndConcatenate(step ->
                        step.onFailure().invoke(this::failed).onFailure().recoverWithNull())
                .subscribe()
                .with(done -> {}, broken -> LOG.errorf(broken, "%s: stopped following", name));
        follow();
        checking = seconds.subscribe().with(second -> checkUnlessAtRest());
        return this;
    }

    /** While Redis hangs one check waits, not one for each second. */
    private void checkUnlessAtRest() {
        boolean due = secondsSinceConfirmed.incrementAndGet() >= secondsAtRest || !atRest;
        if (due && checkWaits.compareAndSet(false, true)) {
            enqueue(check());
        }
    }

    /** The value now; empty until it was first read. */
    public Optional<T> current() {
        return Optional.ofNullable(held.get());
    }

    /** When Redis last confirmed that the held value is the current one; {@link Instant#EPOCH} before the first time. */
    public Instant confirmedAt() {
        return confirmedAt.get();
    }

    /** Whether Redis told once what it has, were it nothing. */
    public boolean wasRead() {
        return wasRead;
    }

    /** Each new value from now on. Subscribers must be quick, or drop on overflow. */
    public Multi<T> changes() {
        return changes;
    }

    /** Fails when no value came within {@code atMost}; for start-up and tests. */
    public Uni<T> whenPresent(Duration atMost) {
        return Uni.createFrom()
                .item(held::get)
                .onItem()
                .ifNull()
                .failWith(() -> new IllegalStateException(name + " is not there yet"))
                .onFailure()
                .retry()
                .withBackOff(FIRST_BACK_OFF, FIRST_BACK_OFF)
                .expireIn(atMost.toMillis());
    }

    @Override
    public void close() {
        checking.cancel();
        following.cancel();
        working.cancel();
    }

    private void follow() {
        following = RedisChannel.follow(subscriptions, source.channel(), () -> enqueue(readAgain()))
                .subscribe()
                .with(message -> enqueue(apply(message)), broken -> LOG.errorf(broken, "%s: lost its channel", name));
    }

    private void enqueue(Uni<Void> step) {
        synchronized (work) {
            work.onNext(step);
        }
    }

    private Uni<Void> apply(String message) {
        return Uni.createFrom().deferred(() -> {
            unannounced = 0;
            T before = held.get();
            if (before == null) {
                return source.concerns(message) ? readAgain() : Uni.createFrom().voidItem();
            }
            return source.apply(before, message)
                    .ifNoItem()
                    .after(DEADLINE)
                    .failWith(this::silent)
                    .chain(after ->
                            after.map(next -> heard(before, next, message)).orElseGet(this::readAgain));
        });
    }

    /** A message that does not concern this value says nothing of how current it is. */
    private Uni<Void> heard(T before, T after, String message) {
        if (before != after) {
            return become(after);
        }
        if (source.confirms(before, message)) {
            confirm(Optional.of(source.versionOf(before)));
        }
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> check() {
        return Uni.createFrom().deferred(() -> {
            checkWaits.set(false);
            return source.version()
                    .ifNoItem()
                    .after(DEADLINE)
                    .failWith(this::silent)
                    .chain(this::compare);
        });
    }

    private Uni<Void> compare(Optional<Long> version) {
        Optional<Long> mine = current().map(source::versionOf);
        atRest = version.equals(mine);
        if (version.isEmpty() || atRest) {
            unannounced = 0;
            wasRead = true;
            confirm(version);
            return Uni.createFrom().voidItem();
        }
        return readAgain().invoke(this::notAnnounced);
    }

    /** A half-open subscription stays silent for ever: take a new one when changes keep coming unannounced. */
    private void notAnnounced() {
        if (++unannounced >= UNANNOUNCED_BEFORE_RESUBSCRIBING) {
            unannounced = 0;
            following.cancel();
            follow();
        }
    }

    private Uni<Void> readAgain() {
        return Uni.createFrom()
                .deferred(() -> source.read(current()))
                .ifNoItem()
                .after(DEADLINE)
                .failWith(this::silent)
                .invoke(read -> wasRead |= read.isEmpty())
                .chain(read ->
                        read.map(this::become).orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> become(T value) {
        T before = held.getAndSet(value);
        wasRead = true;
        // Only then: whoever sees it confirmed must not read the one before.
        confirm(Optional.of(source.versionOf(value)));
        if (before != value) {
            changes.onNext(value);
        }
        return Uni.createFrom().voidItem();
    }

    private void confirm(Optional<Long> version) {
        secondsSinceConfirmed.set(0);
        version.ifPresent(any -> confirmedAt.set(Instant.now()));
    }

    private DeadlineExceeded silent() {
        return new DeadlineExceeded("Redis (" + name + ")", DEADLINE);
    }

    private void failed(Throwable cause) {
        atRest = false;
        LOG.debugf("%s: keeps what it has: %s", name, cause.getMessage());
    }
}
