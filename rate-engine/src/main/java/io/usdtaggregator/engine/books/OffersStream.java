package io.usdtaggregator.engine.books;

import io.quarkus.redis.client.RedisClientName;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.redis.datasource.stream.ReactiveStreamCommands;
import io.quarkus.redis.datasource.stream.StreamMessage;
import io.quarkus.redis.datasource.stream.XReadGroupArgs;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.deadline.DeadlineExceeded;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Takes entries from the stream of changed books as a member of the group of engines. */
@ApplicationScoped
public class OffersStream {
    static final String GROUP = "engine";
    private static final int AT_ONCE = 64;
    private static final Duration BLOCK = Duration.ofSeconds(2);
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final Duration ABANDONED = Duration.ofSeconds(5);
    private static final Duration TAKE_OVER_EVERY = Duration.ofSeconds(2);

    private final String member = "engine-" + UUID.randomUUID();
    private final ReactiveStreamCommands<String, String, String> stream;
    private final RedisCommands redis;
    private final FailedEntries failed;
    private final StreamLag lag;
    private final GatheredEntries gathered = new GatheredEntries();
    private long nextTakeOver;

    public OffersStream(
            @RedisClientName("streams") ReactiveRedisDataSource streams,
            RedisCommands redis,
            FailedEntries failed,
            StreamLag lag) {
        this.stream = streams.stream(String.class, String.class, String.class);
        this.redis = redis;
        this.failed = failed;
        this.lag = lag;
    }

    /**
     * Entries that another member left unfinished, else new ones; none after two seconds without any. One that cannot be
     * read is left where it is: it is taken over again, and set aside when it came too often.
     */
    Uni<List<ChangedBook>> take() {
        return takeOver()
                .chain(left -> left.isEmpty() ? takeNew() : Uni.createFrom().item(left))
                .invoke(taken -> lag.took(taken.stream().map(StreamMessage::id).toList(), Instant.now()))
                .map(taken -> taken.stream()
                        .flatMap(message -> ChangedBook.of(message.id(), message.payload()).stream())
                        .toList());
    }

    private Uni<List<StreamMessage<String, String, String>>> takeNew() {
        return read(new XReadGroupArgs().count(AT_ONCE).block(BLOCK))
                .chain(first -> gathered.with(first, () -> read(new XReadGroupArgs().count(AT_ONCE))));
    }

    private Uni<List<StreamMessage<String, String, String>>> read(XReadGroupArgs how) {
        return stream.xreadgroup(GROUP, member, RedisKeys.OFFERS_STREAM, ">", how)
                .ifNoItem()
                .after(DEADLINE)
                .failWith(() -> new DeadlineExceeded("Redis (the stream of offers)", DEADLINE))
                .map(messages -> messages == null ? List.of() : messages);
    }

    /** Entries that somebody took and did not finish; those that failed too often are set aside first. */
    private Uni<List<StreamMessage<String, String, String>>> takeOver() {
        if (System.nanoTime() < nextTakeOver) {
            return Uni.createFrom().item(List.of());
        }
        nextTakeOver = System.nanoTime() + TAKE_OVER_EVERY.toNanos();
        return redis.run(
                        "XPENDING",
                        RedisKeys.OFFERS_STREAM,
                        GROUP,
                        "IDLE",
                        String.valueOf(ABANDONED.toMillis()),
                        "-",
                        "+",
                        String.valueOf(AT_ONCE))
                .chain(pending -> pending.size() == 0
                        ? Uni.createFrom().item(List.of())
                        : failed.setAside(pending).chain(this::claimAbandoned));
    }

    private Uni<List<StreamMessage<String, String, String>>> claimAbandoned() {
        return stream.xautoclaim(RedisKeys.OFFERS_STREAM, GROUP, member, ABANDONED, "0-0", AT_ONCE)
                .ifNoItem()
                .after(DEADLINE)
                .failWith(() -> new DeadlineExceeded("Redis (the stream of offers)", DEADLINE))
                .map(claimed -> claimed.getMessages());
    }

    /** They are worked off. */
    Uni<Void> acknowledge(List<ChangedBook> done) {
        if (done.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<String> arguments = new ArrayList<>(List.of(RedisKeys.OFFERS_STREAM, GROUP));
        done.forEach(entry -> arguments.add(entry.id()));
        return redis.run("XACK", arguments).replaceWithVoid();
    }

    /** Whether the group is missing: Redis lost its data. */
    static boolean lacksGroup(Throwable failure) {
        return String.valueOf(failure.getMessage()).contains("NOGROUP");
    }

    /** Makes the group; it reads from the start of the stream. */
    Uni<Void> createGroup() {
        return redis.run("XGROUP", "CREATE", RedisKeys.OFFERS_STREAM, GROUP, "0", "MKSTREAM")
                .replaceWithVoid();
    }
}
