package io.usdtaggregator.base.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import java.util.function.Predicate;

/**
 * Counts how the uses of a server ended, as two counters of one name: {@code outcome="answered"} and
 * {@code outcome="failed"}. A server from which nothing but failures come is out.
 */
public final class Outcomes {
    private final Counter answered;
    private final Counter failed;

    /** @param name of the counters, e.g. {@code service.redis.commands} */
    public Outcomes(MeterRegistry meters, String name) {
        this.answered = meters.counter(name, "outcome", "answered");
        this.failed = meters.counter(name, "outcome", "failed");
    }

    /**
     * The same use, counted when it ends.
     *
     * @param isLost whether a failure tells that the server did not answer, and not that it refused
     */
    public <T> Uni<T> count(Uni<T> use, Predicate<Throwable> isLost) {
        return use.onItemOrFailure()
                .invoke((item, failure) -> (failure != null && isLost.test(failure) ? failed : answered).increment());
    }
}
