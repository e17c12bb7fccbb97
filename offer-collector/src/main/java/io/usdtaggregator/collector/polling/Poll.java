package io.usdtaggregator.collector.polling;

import io.opentelemetry.api.trace.Span;
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
    private final PollTrace trace;
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
            PollTrace trace,
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
        this.trace = trace;
        this.pauseWhenThrottled = config.polling().pauseWhenThrottled();
    }

    /** What belongs to one poll: its fencing token, its permits, its trace. */
    private record Attempt(Turn turn, long token, SharedPermits permits, Span span) {
        String platform() {
            return turn.platform().code();
        }
    }

    /** Why the read failed, if it did. */
    Uni<Optional<String>> run(Turn turn) {
        String platform = turn.platform().code();
        Cancellable living = life.of(turn);
        Span span = trace.begin(turn);
        return books.token(platform, turn.market())
                .map(token -> new Attempt(turn, token, new SharedPermits(budgets, turn), span))
                .chain(attempt -> trace.part(span, "read", () -> read(attempt))
                        .invoke(outcome -> PollTrace.outcome(
                                span, outcome, attempt.permits().requests()))
                        .chain(outcome -> settle(attempt, outcome).replaceWith(reason(outcome))))
                .onTermination()
                .invoke(living::cancel)
                .onTermination()
                .invoke(() -> span.end())
                .onTermination()
                .call(() -> leases.end(platform, turn.market(), turn.holder())
                        .onFailure()
                        .recoverWithNull());
    }

    /** An empty read right after a book with offers is believed only when a second one agrees. */
    private Uni<ReadOutcome> read(Attempt attempt) {
        return once(attempt)
                .chain(first -> isEmpty(first)
                        ? books.stored(attempt.platform(), attempt.turn().market())
                                .chain(stored -> hadOffers(stored)
                                        ? once(attempt)
                                        : Uni.createFrom().item(first))
                        : Uni.createFrom().item(first));
    }

    private static boolean hadOffers(Optional<OfferBook> stored) {
        return stored.flatMap(book -> book.readable().findAny()).isPresent();
    }

    private static Uni<ReadOutcome> once(Attempt attempt) {
        return attempt.turn().platform().read(attempt.turn().market(), attempt.permits());
    }

    private Uni<Void> settle(Attempt attempt, ReadOutcome outcome) {
        return outcome.fold(
                good -> trace.part(attempt.span(), "publish", () -> published(attempt, good)),
                failure -> failed(attempt, failure));
    }

    private Uni<Void> published(Attempt attempt, ReadOutcome.Read read) {
        String platform = attempt.platform();
        Turn turn = attempt.turn();
        Instant observedAt = attempt.permits().observedAt();
        Set<BookFlag> flags = read.cutAtCeiling() ? Set.of(BookFlag.CUT_AT_CEILING) : Set.of();
        OfferBook book = new OfferBook(
                attempt.token(), platform, turn.market(), observedAt, 0, read.offers(), read.dropped(), flags);
        return Uni.createFrom()
                .deferred(() -> publisher.publish(book, settings.current().orElseThrow()))
                .invoke(written -> log.read(turn, written.orElse(book), written.isPresent()))
                .invoke(written -> written.ifPresent(done -> PollTrace.published(attempt.span(), done)))
                .call(written ->
                        pulse.read(turn, written.orElse(book), attempt.permits().requests()))
                .chain(written -> reads.record(platform, turn.market(), observedAt, Optional.empty()))
                .chain(() -> budgets.readWell(platform))
                .chain(() -> filterAgain.one(
                        platform, turn.market(), settings.current().orElseThrow()));
    }

    private Uni<Void> failed(Attempt attempt, ReadOutcome.Failure failure) {
        Turn turn = attempt.turn();
        Instant at = turn.clock().now();
        ReadRecord.Failure record = new ReadRecord.Failure(
                at, failure.status(), failure.reason(), turn.clock().elapsedMillis());
        log.failed(turn, record);
        return reads.record(attempt.platform(), turn.market(), at, Optional.of(record))
                .chain(() -> attempt.permits().withheld()
                        ? Uni.createFrom().voidItem()
                        : tellAll(attempt.platform(), failure));
    }

    /** What the platform did to one collector counts for all. */
    private Uni<Void> tellAll(String platform, ReadOutcome.Failure failure) {
        Optional<Duration> asked = failure.retryAfter().filter(pause -> !pause.isZero() && !pause.isNegative());
        return switch (failure.status()) {
            case THROTTLED -> budgets.throttled(platform, asked.orElse(pauseWhenThrottled));
            case REFUSED, UNREACHABLE ->
                budgets.failed(platform).chain(() -> asked.map(pause -> budgets.throttled(platform, pause))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
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
