package io.usdtaggregator.base.outgoing;

import java.time.Duration;

/** An answer was not complete within {@link OutgoingConfig#deadline()}; its connection was reset. */
public final class ExchangeTooLong extends RuntimeException {
    ExchangeTooLong(Duration deadline) {
        super("no complete answer within " + deadline.toMillis() + " ms", null, false, false);
    }
}
