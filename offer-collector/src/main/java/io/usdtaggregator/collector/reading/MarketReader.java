package io.usdtaggregator.collector.reading;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.collector.CollectorConfig;
import io.usdtaggregator.collector.platform.ReadOutcome;
import io.usdtaggregator.collector.publishing.BookStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Reads a whole book: within a deadline over all of its pages, and twice where an empty answer must be confirmed. */
@Singleton
class MarketReader {
    private final BookStore books;
    private final Duration longestRead;

    @Inject
    MarketReader(BookStore books, CollectorConfig config) {
        this(books, config.polling().longestRead());
    }

    MarketReader(BookStore books, Duration longestRead) {
        this.books = books;
        this.longestRead = longestRead;
    }

    Duration longestRead() {
        return longestRead;
    }

    /** Never later than the deadline: what is not read by then is unreachable (docs/domain.md, "Reading a platform"). */
    Uni<ReadOutcome> read(PollTask task, BudgetPermits permits) {
        return confirmed(task, permits)
                .ifNoItem()
                .after(longestRead)
                .recoverWithItem(() -> new ReadOutcome.Unreachable(
                        "the whole read took longer than " + longestRead.toSeconds() + " s"));
    }

    /** An empty read right after a book with offers is believed only when a second one agrees. */
    private Uni<ReadOutcome> confirmed(PollTask task, BudgetPermits permits) {
        return once(task, permits)
                .chain(first -> isEmpty(first)
                        ? hadOffers(task)
                                .chain(hadOffers -> hadOffers
                                        ? once(task, permits)
                                        : Uni.createFrom().item(first))
                        : Uni.createFrom().item(first));
    }

    private Uni<Boolean> hadOffers(PollTask task) {
        return books.stored(task.code(), task.market())
                .map(stored -> stored.flatMap(book -> book.readable().findAny()).isPresent());
    }

    private static Uni<ReadOutcome> once(PollTask task, BudgetPermits permits) {
        return task.platform().read(task.market(), permits);
    }

    private static boolean isEmpty(ReadOutcome outcome) {
        return outcome.fold(read -> read.offers().isEmpty(), failure -> false);
    }
}
