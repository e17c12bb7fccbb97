package io.usdtaggregator.collector.reading;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.usdtaggregator.collector.budget.PlatformBudget;
import io.usdtaggregator.collector.lease.PollLeases;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Keeps the lease and the slot of a poll for as long as its collector lives. Both last only a little longer than from
 * one renewal to the next, so that the others have a dead collector's work within the interval.
 */
@Singleton
public class LeaseRenewal {
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final int RENEWALS_THAT_MAY_FAIL = 4;

    private final PollLeases leases;
    private final PlatformBudget budgets;

    LeaseRenewal(PollLeases leases, PlatformBudget budgets) {
        this.leases = leases;
        this.budgets = budgets;
    }

    /** How long lease and slot outlast the last renewal: half an interval at most. */
    public static Duration lasts(Duration interval) {
        Duration half = interval.dividedBy(2);
        return half.compareTo(LONGEST) < 0 ? half : LONGEST;
    }

    /** Renews until closed. */
    Renewing start(PollTask task) {
        return new Renewing(task);
    }

    /** The renewals of one poll. */
    final class Renewing {
        private final PollTask task;
        private final Cancellable ticks;
        private volatile boolean renewed;

        private Renewing(PollTask task) {
            this.task = task;
            Duration lasts = lasts(task.interval());
            Duration every = lasts.dividedBy(RENEWALS_THAT_MAY_FAIL);
            this.ticks = Multi.createFrom()
                    .ticks()
                    .startingAfter(every)
                    .every(every)
                    .onOverflow()
                    .drop()
                    .onItem()
                    .transformToUniAndConcatenate(
                            tick -> renew(lasts).onFailure().recoverWithNull())
                    .subscribe()
                    .with(done -> {}, broken -> {});
        }

        private Uni<Void> renew(Duration lasts) {
            renewed = true;
            return leases.keep(task.code(), task.market(), task.holder(), lasts)
                    .chain(() -> budgets.keep(task.code(), task.holder(), lasts));
        }

        /** Ends the renewals, and lets the lease last until its interval is over where it does not already. */
        Uni<Void> end() {
            ticks.cancel();
            return renewed || task.lease().terms().endsLater()
                    ? leases.end(task.code(), task.market(), task.holder())
                            .onFailure()
                            .recoverWithNull()
                    : Uni.createFrom().voidItem();
        }
    }
}
