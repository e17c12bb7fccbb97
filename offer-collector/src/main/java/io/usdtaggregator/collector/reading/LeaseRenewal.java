package io.usdtaggregator.collector.reading;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.usdtaggregator.collector.lease.PollAdmission;
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

    private final PollAdmission polls;

    LeaseRenewal(PollAdmission polls) {
        this.polls = polls;
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
            return polls.keep(held(), lasts);
        }

        private PollAdmission.Held held() {
            return new PollAdmission.Held(task.code(), task.market(), task.lease());
        }

        /**
         * Ends the renewals, gives back the slot, and lets the lease last until its interval is over where it does not
         * already.
         *
         * @param unusedTokens of those that were taken with the lease
         */
        Uni<Void> end(boolean readWell, int unusedTokens) {
            ticks.cancel();
            boolean leaseChanged = renewed || task.lease().terms().endsLater();
            return polls.end(
                    held(), task.settings().budget(), new PollAdmission.Ending(readWell, leaseChanged, unusedTokens));
        }
    }
}
