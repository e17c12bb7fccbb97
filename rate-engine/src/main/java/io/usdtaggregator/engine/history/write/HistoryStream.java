package io.usdtaggregator.engine.history.write;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.redis.RedisAnswers;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.base.redis.RedisScript;
import io.usdtaggregator.model.json.MarketJson;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The records in Redis that wait for PostgreSQL. The script that publishes appends them, and the engine that published removes
 * them once they are written. What it did not write engines take as members of one group, so that what a dead engine left is
 * taken over.
 */
@ApplicationScoped
public class HistoryStream {
    private static final Logger LOG = Logger.getLogger(HistoryStream.class);
    private static final RedisScript TAKE = RedisScript.named("history-take");
    private static final RedisScript SETTLE = RedisScript.named("history-settle");
    private static final List<String> KEYS = List.of(RedisKeys.HISTORY_STREAM, RedisKeys.HISTORY_WAITING);
    /** At most so many records are taken at once. */
    static final int BATCH = 50;

    /** About a minute of looks that find nothing. */
    private static final int EMPTY_LOOKS_A_TIDY = 12;

    private static final Duration ABANDONED_AFTER = Duration.ofSeconds(5);

    private final String member = "engine-" + UUID.randomUUID();
    private final RedisCommands redis;
    private final AtomicInteger emptyLooks = new AtomicInteger();

    public HistoryStream(RedisCommands redis) {
        this.redis = redis;
    }

    /**
     * @param id of the entry in the stream
     * @param traceParent of its publication; empty text where it is not traced
     */
    record Waiting(String id, HistoryEntry entry, String traceParent) {}

    /** How an entry is written in the stream; empty text for one that holds nothing and leaves no record. */
    public static String text(HistoryEntry entry) {
        return entry.isEmpty() ? "" : CompressedText.of(MarketJson.write(entry));
    }

    private static HistoryEntry entry(String publishedAt, String text) {
        return MarketJson.read(CompressedText.read(text), HistoryEntry.class)
                .published(Instant.ofEpochMilli(Long.parseLong(publishedAt)));
    }

    /** Some records that nobody else works on now: those first that another member took and left lying. */
    Uni<List<Waiting>> take() {
        return redis.run(TAKE, KEYS, List.of(member, String.valueOf(BATCH), String.valueOf(ABANDONED_AFTER.toMillis())))
                .map(HistoryStream::waiting);
    }

    private static List<Waiting> waiting(Response flat) {
        List<String> texts = RedisAnswers.elements(flat).toList();
        List<Waiting> taken = new ArrayList<>();
        for (int place = 0; place + 3 < texts.size(); place += 4) {
            String id = texts.get(place);
            taken.add(new Waiting(id, readable(id, texts.get(place + 1), texts.get(place + 2)), texts.get(place + 3)));
        }
        return taken;
    }

    /** What cannot be read is logged and counts as empty, so that it holds up no other record. */
    private static HistoryEntry readable(String id, String publishedAt, String text) {
        try {
            return entry(publishedAt, text);
        } catch (IllegalArgumentException unreadable) {
            LOG.errorf("record %s cannot be read and is left out: %s", id, unreadable.getMessage());
            return HistoryEntry.EMPTY;
        }
    }

    /**
     * Records that nobody took are written, and wait no longer. Their ids go first: an engine that dies between leaves records,
     * which are written a second time and change nothing.
     */
    Uni<Void> remove(List<Waiting> written) {
        List<String> ids =
                written.stream().flatMap(waiting -> waiting.entry().newIds()).toList();
        return forget(ids)
                .chain(() -> redis.run(
                        "XDEL",
                        Stream.concat(
                                        Stream.of(RedisKeys.HISTORY_STREAM),
                                        written.stream().map(Waiting::id))
                                .toList()))
                .replaceWithVoid();
    }

    private Uni<Void> forget(List<String> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().voidItem()
                : redis.run(
                                "HDEL",
                                Stream.concat(Stream.of(RedisKeys.HISTORY_WAITING), ids.stream())
                                        .toList())
                        .replaceWithVoid();
    }

    /** Records that were dropped because too many waited leave their ids: now and then these are removed when none waits. */
    Uni<Void> tidy() {
        return emptyLooks.getAndIncrement() % EMPTY_LOOKS_A_TIDY == 0
                ? take().replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    /** Records that were taken are written, and wait no longer. Answers how many others do. */
    Uni<Long> settle(List<Waiting> written) {
        Stream<String> entries = written.stream().map(Waiting::id);
        Stream<String> ids = written.stream().flatMap(waiting -> waiting.entry().newIds());
        List<String> arguments = Stream.of(Stream.of(String.valueOf(written.size())), entries, ids)
                .flatMap(texts -> texts)
                .toList();
        return redis.run(SETTLE, KEYS, arguments).map(Response::toLong);
    }

    /** The waiting record that brings this id. */
    public Uni<Optional<HistoryEntry>> bringing(String rateId) {
        return redis.hashField(RedisKeys.HISTORY_WAITING, rateId)
                .chain(id -> id.map(this::read).orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Optional<HistoryEntry>> read(String id) {
        return redis.run("XRANGE", RedisKeys.HISTORY_STREAM, id, id).map(found -> {
            if (found.size() == 0) {
                return Optional.empty();
            }
            Response fields = found.get(0).get(1);
            return Optional.of(entry(fields.get(1).toString(), fields.get(3).toString()));
        });
    }

    Uni<Long> length() {
        return redis.run("XLEN", RedisKeys.HISTORY_STREAM).map(Response::toLong);
    }

    /** When the oldest waiting record was published; empty when none waits. */
    Uni<Optional<Instant>> oldest() {
        return redis.run("XRANGE", RedisKeys.HISTORY_STREAM, "-", "+", "COUNT", "1")
                .map(found -> found.size() == 0
                        ? Optional.empty()
                        : Optional.of(Instant.ofEpochMilli(
                                Long.parseLong(found.get(0).get(1).get(1).toString()))));
    }
}
