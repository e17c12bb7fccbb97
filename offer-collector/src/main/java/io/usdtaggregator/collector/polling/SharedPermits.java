package io.usdtaggregator.collector.polling;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.collector.platform.Permits;
import io.usdtaggregator.collector.platform.ReadOutcome;
import io.usdtaggregator.model.settings.Settings.Budget;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The permits of one poll: before each request a token of the shared budget. */
final class SharedPermits implements Permits {
    private static final String LEFT_ALONE = "all collectors leave the platform alone for now";

    private final PlatformBudget budgets;
    private final String platform;
    private final Budget budget;
    private final LeaseClock clock;
    private volatile Optional<Instant> firstRequestAt = Optional.empty();
    private volatile boolean withheld;
    private volatile int requests;

    SharedPermits(PlatformBudget budgets, Turn turn) {
        this.budgets = budgets;
        this.platform = turn.platform().code();
        this.budget = turn.settings().budget();
        this.clock = turn.clock();
    }

    @Override
    public Uni<Optional<ReadOutcome.Failure>> next() {
        return budgets.take(platform, budget).chain(answer -> switch (answer.grant()) {
            case GRANTED -> granted(answer.delay());
            case NOT_NOW -> withhold(answer.delay(), "the request budget is spent");
            case PAUSED -> withhold(answer.delay(), LEFT_ALONE);
        });
    }

    /** When the first request left, which is how old the book is. */
    Instant observedAt() {
        return firstRequestAt.orElseGet(clock::now);
    }

    int requests() {
        return requests;
    }

    /** True when this read ended for want of a permit: the platform itself did nothing. */
    boolean withheld() {
        return withheld;
    }

    /** A pause that began while this one waited for its token holds for it too. */
    private Uni<Optional<ReadOutcome.Failure>> granted(Duration wait) {
        if (wait.isZero()) {
            return Uni.createFrom().item(this::send);
        }
        return Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(wait)
                .chain(() -> budgets.pauseLeft(platform))
                .chain(pause -> pause.isZero() ? Uni.createFrom().item(this::send) : withhold(pause, LEFT_ALONE));
    }

    private Optional<ReadOutcome.Failure> send() {
        requests++;
        if (firstRequestAt.isEmpty()) {
            firstRequestAt = Optional.of(clock.now());
        }
        return Optional.empty();
    }

    private Uni<Optional<ReadOutcome.Failure>> withhold(Duration wait, String reason) {
        withheld = true;
        return Uni.createFrom().item(Optional.of(new ReadOutcome.Throttled(Optional.of(wait), reason)));
    }
}
