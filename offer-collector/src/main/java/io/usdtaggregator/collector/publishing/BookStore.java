package io.usdtaggregator.collector.publishing;

import io.opentelemetry.api.trace.Span;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.redis.Changed;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.base.redis.RedisScript;
import io.usdtaggregator.base.redis.StoredJson;
import io.usdtaggregator.base.tracing.TraceParent;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.OfferBook;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The books in Redis: written only over older ones, then announced. A book ends a day after it was observed. */
@Singleton
public class BookStore {
    private static final RedisScript WRITE = RedisScript.named("book-write");
    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration AT_LEAST = Duration.ofSeconds(1);
    private static final int STREAM_LENGTH = 10_000;
    private static final int TRIES = 3;

    private final RedisCommands redis;

    public BookStore(RedisCommands redis) {
        this.redis = redis;
    }

    /** The next fencing token of a book: taken before reading, so that a late writer is known by its smaller one. */
    public Uni<Long> token(String platform, Market market) {
        return redis.increment(RedisKeys.bookToken(platform, market));
    }

    public Uni<Optional<OfferBook>> stored(String platform, Market market) {
        String key = RedisKeys.book(platform, market);
        return redis.get(key).map(json -> json.flatMap(text -> StoredJson.read(key, text, OfferBook.class)));
    }

    /** False when a newer read is there already. */
    public Uni<Boolean> write(OfferBook book) {
        return write(book, Span.getInvalid());
    }

    /** The same, announced as a part of the poll. */
    Uni<Boolean> write(OfferBook book, Span poll) {
        return write(book, poll, TRIES);
    }

    /** For a change that is not a new read: false when another wrote since {@code stored} was looked up. */
    public Uni<Boolean> replace(OfferBook stored, OfferBook changed) {
        return run(changed, Span.getInvalid(), stored.version());
    }

    private Uni<Boolean> write(OfferBook book, Span poll, int tries) {
        return run(book, poll)
                .chain(written -> written || tries == 1
                        ? Uni.createFrom().item(written)
                        : overFilteredOnes(book, poll, tries - 1));
    }

    private Uni<Boolean> run(OfferBook book, Span trace, Long... madeFrom) {
        String json = MarketJson.write(book);
        Stream<Object> arguments = Stream.of(book.version(), json, expiry(book));
        return redis.run(
                        WRITE,
                        List.of(key(book)),
                        Stream.concat(arguments, Stream.of(madeFrom))
                                .map(String::valueOf)
                                .toList())
                .chain(answer -> answer.toLong() == 1
                        ? announce(book, json, trace).replaceWith(true)
                        : Uni.createFrom().item(false));
    }

    /** A larger version of an older read was only filtered again meanwhile, and must not stop a newer read. */
    private Uni<Boolean> overFilteredOnes(OfferBook book, Span poll, int tries) {
        return stored(book.platform(), book.market()).chain(stored -> {
            boolean older = stored.filter(other -> other.observedAt().isBefore(book.observedAt()))
                    .isPresent();
            return older
                    ? token(book.platform(), book.market())
                            .chain(token -> write(BookVersions.with(book, token, book.flags()), poll, tries))
                    : Uni.createFrom().item(false);
        });
    }

    /** Readers get the book with the message, so that none of them fetches it. */
    private Uni<Void> announce(OfferBook book, String json, Span trace) {
        Map<String, String> entry = new HashMap<>(Map.of("key", key(book), "version", String.valueOf(book.version())));
        String traceParent = TraceParent.of(trace);
        if (!traceParent.isEmpty()) {
            entry.put(TraceParent.FIELD, traceParent);
        }
        return redis.append(RedisKeys.OFFERS_STREAM, STREAM_LENGTH, entry)
                .chain(() -> redis.increment(RedisKeys.BOOKS_VERSION))
                .chain(version ->
                        redis.publish(RedisKeys.BOOKS, MarketJson.write(new Changed(version, key(book), json))));
    }

    private static long expiry(OfferBook book) {
        Duration left = Duration.between(Instant.now(), book.observedAt().plus(KEPT));
        return (left.compareTo(AT_LEAST) < 0 ? AT_LEAST : left).toMillis();
    }

    private static String key(OfferBook book) {
        return RedisKeys.book(book.platform(), book.market());
    }
}
