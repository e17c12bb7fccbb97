package io.usdtaggregator.collector.polling;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.collector.platform.Permits;
import io.usdtaggregator.collector.platform.ReadOutcome;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.settings.Settings.Budget;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The permits of one poll: before each request a token of the shared budget, and its lease kept meanwhile. */
final class SharedPermits implements Permits {
    private final PlatformBudget budgets;
    private final PollLeases leases;
    private final String platform;
    private final Budget budget;
    private final Market market;
    private final String holder;
    private final LeaseClock clock;
    private volatile Optional<Instant> firstRequestAt = Optional.empty();
    private volatile boolean withheld;

    SharedPermits(PlatformBudget budgets, PollLeases leases, Turn turn) {
        this.budgets = budgets;
        this.leases = leases;
        this.platform = turn.platform().code();
        this.budget = turn.settings().budget();
        this.market = turn.market();
        this.holder = turn.holder();
        this.clock = turn.clock();
    }

    @Override
    public Uni<Optional<ReadOutcome.Failure>> next() {
        return budgets.take(platform, budget, holder).chain(answer -> switch (answer.grant()) {
            case GRANTED -> granted(answer.delay());
            case NOT_NOW -> withhold(answer.delay(), "the request budget is spent");
            case PAUSED -> withhold(answer.delay(), "all collectors leave the platform alone for now");
        });
    }

    /** When the first request left, which is how old the book is. */
    Instant observedAt() {
        return firstRequestAt.orElseGet(clock::now);
    }

    /** True when this read ended for want of a permit: the platform itself did nothing. */
    boolean withheld() {
        return withheld;
    }

    private Uni<Optional<ReadOutcome.Failure>> granted(Duration wait) {
        Uni<Boolean> kept = leases.keep(platform, market, holder, wait.plus(budgets.oneRequest()));
        Uni<Boolean> waited = wait.isZero() ? kept : kept.onItem().delayIt().by(wait);
        return waited.map(ignored -> {
            if (firstRequestAt.isEmpty()) {
                firstRequestAt = Optional.of(clock.now());
            }
            return Optional.empty();
        });
    }

    private Uni<Optional<ReadOutcome.Failure>> withhold(Duration wait, String reason) {
        withheld = true;
        return Uni.createFrom().item(Optional.of(new ReadOutcome.Throttled(Optional.of(wait), reason)));
    }
}
