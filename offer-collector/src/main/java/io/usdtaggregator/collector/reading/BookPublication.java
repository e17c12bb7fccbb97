package io.usdtaggregator.collector.reading;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.redis.LiveSettings;
import io.usdtaggregator.collector.pacing.PollStatistics;
import io.usdtaggregator.collector.platform.ReadOutcome;
import io.usdtaggregator.collector.publishing.BookRefilter;
import io.usdtaggregator.collector.publishing.Publisher;
import io.usdtaggregator.collector.publishing.ReadRecords;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.settings.Settings;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Turns a good read into the market's book, and records that it was read. */
@Singleton
class BookPublication {
    private final Publisher publisher;
    private final BookRefilter refilter;
    private final ReadRecords records;
    private final PollStatistics statistics;
    private final LiveSettings settings;
    private final PollLog log;

    BookPublication(
            Publisher publisher,
            BookRefilter refilter,
            ReadRecords records,
            PollStatistics statistics,
            LiveSettings settings,
            PollLog log) {
        this.publisher = publisher;
        this.refilter = refilter;
        this.records = records;
        this.statistics = statistics;
        this.settings = settings;
        this.log = log;
    }

    Uni<Void> publish(PollAttempt attempt, ReadOutcome.Read read) {
        PollTask task = attempt.task();
        long latencyMillis = task.clock().elapsedMillis();
        Instant observedAt = attempt.permits().observedAt();
        OfferBook book = new OfferBook(
                attempt.token(),
                task.code(),
                task.market(),
                observedAt,
                0,
                read.offers(),
                read.dropped(),
                read.flags());
        Settings under = settings.current().orElseThrow();
        return publisher
                .publish(book, under, attempt.span())
                .invoke(written -> log.read(task, written.orElse(book), written.isPresent()))
                .invoke(written -> written.ifPresent(done -> PollTrace.published(attempt.span(), done)))
                .call(written -> statistics.record(
                        written.orElse(book),
                        task.known().activity(),
                        attempt.permits().requests(),
                        task.interval()))
                .chain(written -> written.isPresent()
                        ? records.good(
                                task.code(),
                                task.market(),
                                observedAt,
                                latencyMillis,
                                task.known().lastRead())
                        : records.good(task.code(), task.market(), observedAt, latencyMillis))
                .chain(() -> filterUnderNewer(task, under));
    }

    /** Settings that changed during the read count for its book too. */
    private Uni<Void> filterUnderNewer(PollTask task, Settings under) {
        return settings.current()
                .filter(now -> now.version() != under.version())
                .map(now -> refilter.one(task.code(), task.market(), now))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
