package io.usdtaggregator.collector.polling;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.usdtaggregator.collector.CollectorConfig;
import io.usdtaggregator.collector.platform.ReadOutcome;
import io.usdtaggregator.collector.publishing.Books;
import io.usdtaggregator.collector.publishing.FilterAgain;
import io.usdtaggregator.collector.publishing.Publisher;
import io.usdtaggregator.collector.publishing.Reads;
import io.usdtaggregator.collector.settings.LiveSettings;
import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.market.ReadRecord;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** One poll: token, read, publish or keep the last good book, and a record of how it went. */
@Singleton
public final class Poll {
    private final PlatformBudget budgets;
    private final PollLeases leases;
    private final SignsOfLife life;
    private final Books books;
    private final Publisher publisher;
    private final FilterAgain filterAgain;
    private final Reads reads;
    private final LiveSettings settings;
    private final Pulse pulse;
    private final PollLog log;
    private final Duration pauseWhenThrottled;

    public Poll(
            PlatformBudget budgets,
            PollLeases leases,
            SignsOfLife life,
            Books books,
            Publisher publisher,
            FilterAgain filterAgain,
            Reads reads,
            LiveSettings settings,
            Pulse pulse,
            PollLog log,
            CollectorConfig config) {
        this.budgets = budgets;
        this.leases = leases;
        this.life = life;
        this.books = books;
        this.publisher = publisher;
        this.filterAgain = filterAgain;
        this.reads = reads;
        this.settings = settings;
        this.pulse = pulse;
        this.log = log;
        this.pauseWhenThrottled = config.polling().pauseWhenThrottled();
    }

    /** Why the read failed, if it did. */
    Uni<Optional<String>> run(Turn turn) {
        String platform = turn.platform().code();
        SharedPermits permits = new SharedPermits(budgets, turn);
        Cancellable living = life.of(turn);
        return books.token(platform, turn.market())
                .chain(token -> read(turn, permits)
                        .chain(outcome -> settle(turn, token, permits, outcome).replaceWith(reason(outcome))))
                .onTermination()
                .invoke(living::cancel)
                .onTermination()
                .call(() -> leases.end(platform, turn.market(), turn.holder())
                        .onFailure()
                        .recoverWithNull());
    }

    /** An empty read right after a book with offers is believed only when a second one agrees. */
    private Uni<ReadOutcome> read(Turn turn, SharedPermits permits) {
        return once(turn, permits)
                .chain(first -> isEmpty(first)
                        ? books.stored(turn.platform().code(), turn.market())
                                .chain(stored -> stored.filter(book -> book.readable()
                                                        .findAny()
                                                        .isPresent())
                                                .isPresent()
                                        ? once(turn, permits)
                                        : Uni.createFrom().item(first))
                        : Uni.createFrom().item(first));
    }

    private static Uni<ReadOutcome> once(Turn turn, SharedPermits permits) {
        return turn.platform().read(turn.market(), permits);
    }

    private Uni<Void> settle(Turn turn, long token, SharedPermits permits, ReadOutcome outcome) {
        return outcome.fold(good -> published(turn, token, permits, good), failure -> failed(turn, permits, failure));
    }

    private Uni<Void> published(Turn turn, long token, SharedPermits permits, ReadOutcome.Read read) {
        Instant observedAt = permits.observedAt();
        String platform = turn.platform().code();
        Set<BookFlag> flags = read.cutAtCeiling() ? Set.of(BookFlag.CUT_AT_CEILING) : Set.of();
        OfferBook book =
                new OfferBook(token, platform, turn.market(), observedAt, 0, read.offers(), read.dropped(), flags);
        return Uni.createFrom()
                .deferred(() -> publisher.publish(book, settings.current().orElseThrow()))
                .invoke(written -> log.read(turn, written.orElse(book), written.isPresent()))
                .call(written -> pulse.read(turn, written.orElse(book), permits.requests()))
                .chain(written -> reads.record(platform, turn.market(), observedAt, Optional.empty()))
                .chain(() -> budgets.readWell(platform))
                .chain(() -> filterAgain.one(
                        platform, turn.market(), settings.current().orElseThrow()));
    }

    private Uni<Void> failed(Turn turn, SharedPermits permits, ReadOutcome.Failure failure) {
        String platform = turn.platform().code();
        Instant at = turn.clock().now();
        ReadRecord.Failure record = new ReadRecord.Failure(
                at, failure.status(), failure.reason(), turn.clock().elapsedMillis());
        log.failed(turn, record);
        return reads.record(platform, turn.market(), at, Optional.of(record))
                .chain(() -> permits.withheld() ? Uni.createFrom().voidItem() : tellAll(platform, failure));
    }

    /** What the platform did to one collector counts for all. */
    private Uni<Void> tellAll(String platform, ReadOutcome.Failure failure) {
        return switch (failure.status()) {
            case THROTTLED ->
                budgets.throttled(
                        platform, ((ReadOutcome.Throttled) failure).retryAfter().orElse(pauseWhenThrottled));
            case REFUSED, UNREACHABLE -> budgets.failed(platform);
            default -> Uni.createFrom().voidItem();
        };
    }

    private static Optional<String> reason(ReadOutcome outcome) {
        return outcome.fold(read -> Optional.empty(), failure -> Optional.of(failure.reason()));
    }

    private static boolean isEmpty(ReadOutcome outcome) {
        return outcome.fold(read -> read.offers().isEmpty(), failure -> false);
    }
}
