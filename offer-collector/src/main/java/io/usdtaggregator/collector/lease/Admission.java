package io.usdtaggregator.collector.lease;

import java.time.Duration;
import java.util.function.Function;

/** Whether a poll may begin. */
public sealed interface Admission {

    /** Calls the function of what this is. */
    <R> R fold(Function<Begun, R> begun, Function<LeasedToAnother, R> leasedToAnother, Function<Refused, R> refused);

    record Begun(Lease lease) implements Admission {
        @Override
        public <R> R fold(
                Function<Begun, R> begun, Function<LeasedToAnother, R> leasedToAnother, Function<Refused, R> refused) {
            return begun.apply(this);
        }
    }

    /** @param left until this market may be asked for again; others may be now */
    record LeasedToAnother(Duration left) implements Admission {
        @Override
        public <R> R fold(
                Function<Begun, R> begun, Function<LeasedToAnother, R> leasedToAnother, Function<Refused, R> refused) {
            return leasedToAnother.apply(this);
        }
    }

    /** @param pause for which the whole platform is left alone; zero where as many read as may */
    record Refused(Duration pause) implements Admission {
        @Override
        public <R> R fold(
                Function<Begun, R> begun, Function<LeasedToAnother, R> leasedToAnother, Function<Refused, R> refused) {
            return refused.apply(this);
        }
    }
}
