package io.usdtaggregator.collector.polling;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Keeps the lease and the slot of a poll for as long as its collector lives. Both last only a little longer than from
 * one sign to the next, so that the others have a dead collector's work within the interval.
 */
@Singleton
final class SignsOfLife {
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final int SIGNS_THAT_MAY_FAIL = 4;

    private final PollLeases leases;
    private final PlatformBudget budgets;

    SignsOfLife(PollLeases leases, PlatformBudget budgets) {
        this.leases = leases;
        this.budgets = budgets;
    }

    /** How long lease and slot outlast the last sign: half an interval at most. */
    static Duration last(Duration interval) {
        Duration half = interval.dividedBy(2);
        return half.compareTo(LONGEST) < 0 ? half : LONGEST;
    }

    /** Until cancelled. */
    Cancellable of(Turn turn) {
        Duration last = last(turn.interval());
        return Multi.createFrom()
                .ticks()
                .startingAfter(last.dividedBy(SIGNS_THAT_MAY_FAIL))
                .every(last.dividedBy(SIGNS_THAT_MAY_FAIL))
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(
                        tick -> sign(turn, last).onFailure().recoverWithNull())
                .subscribe()
                .with(done -> {}, broken -> {});
    }

    private Uni<Void> sign(Turn turn, Duration last) {
        String platform = turn.platform().code();
        return leases.keep(platform, turn.market(), turn.holder(), last)
                .chain(() -> budgets.keep(platform, turn.holder(), last));
    }
}
