package io.usdtaggregator.collector.reading;

import io.opentelemetry.api.trace.Span;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.collector.budget.PlatformBudget;
import io.usdtaggregator.collector.platform.ReadOutcome;
import io.usdtaggregator.collector.publishing.BookStore;
import jakarta.inject.Singleton;

/** One poll: fencing token, read, publish or keep the last good book, and a record of how it went. */
@Singleton
public class Poll {
    private final BookStore books;
    private final PlatformBudget budgets;
    private final LeaseRenewal renewal;
    private final MarketReader reader;
    private final ReadResults results;
    private final PollTrace trace;

    Poll(
            BookStore books,
            PlatformBudget budgets,
            LeaseRenewal renewal,
            MarketReader reader,
            ReadResults results,
            PollTrace trace) {
        this.books = books;
        this.budgets = budgets;
        this.renewal = renewal;
        this.reader = reader;
        this.results = results;
        this.trace = trace;
    }

    /** How the read ended; lease, slot and trace are ended whatever happens. */
    public Uni<ReadOutcome> run(PollTask task) {
        Span span = trace.begin(task);
        LeaseRenewal.Renewing renewing = renewal.start(task);
        BudgetPermits permits = new BudgetPermits(budgets, task, reader.longestRead());
        return books.token(task.code(), task.market())
                .map(token -> new PollAttempt(task, token, permits, span))
                .chain(this::readAndSettle)
                .onTermination()
                .call((outcome, broken, cancelled) -> renewing.end(isGood(outcome), permits.unused())
                        .onFailure()
                        .recoverWithNull())
                .onTermination()
                .invoke(() -> span.end());
    }

    private Uni<ReadOutcome> readAndSettle(PollAttempt attempt) {
        return trace.part(attempt.span(), "read", () -> reader.read(attempt.task(), attempt.permits()))
                .invoke(outcome -> PollTrace.outcome(
                        attempt.span(), outcome, attempt.permits().requests()))
                .call(outcome -> trace.part(
                        attempt.span(),
                        outcome.fold(read -> "publish", failure -> "record"),
                        () -> results.settle(attempt, outcome)));
    }

    private static boolean isGood(ReadOutcome outcome) {
        return outcome != null && outcome.fold(read -> true, failure -> false);
    }
}
