package io.usdtaggregator.collector.platform;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Leave to send requests, within the budget that all collectors share. */
@FunctionalInterface
public interface Permits {

    /** Completes when the next request may be sent, or with the outcome to end the read with. */
    Uni<Optional<ReadOutcome.Failure>> next();

    /** No budget: for tests of adapters. */
    static Permits unlimited() {
        return () -> Uni.createFrom().item(Optional.empty());
    }
}
