package io.usdtaggregator.collector.reading;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.collector.budget.BudgetAnswer;
import io.usdtaggregator.collector.budget.PlatformBudget;
import io.usdtaggregator.collector.lease.LeaseClock;
import io.usdtaggregator.collector.platform.Permits;
import io.usdtaggregator.collector.platform.ReadOutcome;
import io.usdtaggregator.model.settings.Budget;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/** The permits of one poll: before each request a token of the shared budget, the first of which came with the lease. */
final class BudgetPermits implements Permits {
    private static final String PAUSED = "all collectors leave the platform alone for now";
    private static final String SPENT = "the request budget is spent";

    private final PlatformBudget budgets;
    private final String platform;
    private final Budget budget;
    private final LeaseClock clock;
    private final Duration longestRead;
    private final Queue<BudgetAnswer> taken;
    private final AtomicBoolean asked = new AtomicBoolean();
    private volatile Optional<Instant> firstRequestAt = Optional.empty();
    private volatile int requests;

    /** @param longestRead after which the read is over: a token that comes later is of no use */
    BudgetPermits(PlatformBudget budgets, PollTask task, Duration longestRead) {
        this.budgets = budgets;
        this.platform = task.code();
        this.budget = task.settings().budget();
        this.clock = task.clock();
        this.taken = new ConcurrentLinkedQueue<>(task.lease().tokens());
        this.longestRead = longestRead;
    }

    @Override
    public Uni<Optional<ReadOutcome.Failure>> next() {
        boolean isFirst = !asked.getAndSet(true);
        BudgetAnswer ahead = taken.poll();
        return ahead == null
                ? budgets.take(platform, budget).chain(this::permit)
                : isFirst ? permit(ahead.after(clock.elapsed())) : permitUnlessPaused(ahead.after(clock.elapsed()));
    }

    private Uni<Optional<ReadOutcome.Failure>> permit(BudgetAnswer answer) {
        return switch (answer.grant()) {
            case GRANTED -> granted(answer.delay());
            case NOT_NOW -> withhold(answer.delay(), SPENT);
            case PAUSED -> withhold(answer.delay(), PAUSED);
        };
    }

    /** A pause that began since the token was taken holds for this request too. */
    private Uni<Optional<ReadOutcome.Failure>> permitUnlessPaused(BudgetAnswer answer) {
        return answer.delay().isZero() ? sendUnlessPaused() : permit(answer);
    }

    private Uni<Optional<ReadOutcome.Failure>> sendUnlessPaused() {
        return budgets.pauseLeft(platform)
                .chain(pause -> pause.isZero() ? Uni.createFrom().item(this::send) : withhold(pause, PAUSED));
    }

    /** Tokens that were taken with the lease, and are not needed where the read is over. */
    int unused() {
        return (int) taken.stream()
                .filter(token -> token.grant() == BudgetAnswer.Grant.GRANTED)
                .count();
    }

    /** When the first request left, which is how old the book is. */
    Instant observedAt() {
        return firstRequestAt.orElseGet(clock::now);
    }

    int requests() {
        return requests;
    }

    /** A pause that began while this read waited for its token holds for it too. */
    private Uni<Optional<ReadOutcome.Failure>> granted(Duration wait) {
        if (wait.isZero()) {
            return Uni.createFrom().item(this::send);
        }
        if (wait.plusMillis(clock.elapsedMillis()).compareTo(longestRead) > 0) {
            return withhold(wait, SPENT);
        }
        return Uni.createFrom().voidItem().onItem().delayIt().by(wait).chain(this::sendUnlessPaused);
    }

    private Optional<ReadOutcome.Failure> send() {
        requests++;
        if (firstRequestAt.isEmpty()) {
            firstRequestAt = Optional.of(clock.now());
        }
        return Optional.empty();
    }

    private static Uni<Optional<ReadOutcome.Failure>> withhold(Duration wait, String reason) {
        return Uni.createFrom().item(Optional.of(new ReadOutcome.Withheld(wait, reason)));
    }
}
