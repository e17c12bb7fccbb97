package io.usdtaggregator.collector.reading;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.collector.CollectorConfig;
import io.usdtaggregator.collector.budget.PlatformBudget;
import io.usdtaggregator.collector.platform.ReadOutcome;
import io.usdtaggregator.collector.publishing.ReadRecords;
import io.usdtaggregator.model.reads.ReadRecord;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What follows from a read: a published book, or a recorded failure that all collectors take into account. */
@Singleton
class ReadResults {
    private final BookPublication publication;
    private final ReadRecords records;
    private final PlatformBudget budgets;
    private final PollLog log;
    private final Duration pauseWhenThrottled;

    ReadResults(
            BookPublication publication,
            ReadRecords records,
            PlatformBudget budgets,
            PollLog log,
            CollectorConfig config) {
        this.publication = publication;
        this.records = records;
        this.budgets = budgets;
        this.log = log;
        this.pauseWhenThrottled = config.polling().pauseWhenThrottled();
    }

    /** Completes when everything is recorded. */
    Uni<Void> settle(PollAttempt attempt, ReadOutcome outcome) {
        return outcome.fold(read -> publication.publish(attempt, read), failure -> failed(attempt, failure));
    }

    private Uni<Void> failed(PollAttempt attempt, ReadOutcome.Failure failure) {
        PollTask task = attempt.task();
        Instant at = task.clock().now();
        ReadRecord.Failure record = new ReadRecord.Failure(
                at, failure.status(), failure.reason(), task.clock().elapsedMillis());
        log.failed(task, record);
        return records.failed(task.code(), task.market(), record)
                .chain(() -> failure instanceof ReadOutcome.Withheld
                        ? Uni.createFrom().voidItem()
                        : tellAll(task.code(), failure));
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
}
