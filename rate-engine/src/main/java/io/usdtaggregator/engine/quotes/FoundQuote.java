package io.usdtaggregator.engine.quotes;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A kept quote as it stands by the clock of PostgreSQL, which is one for all who ask.
 *
 * @param secondsLeft until it expires; 0 once it has
 */
public record FoundQuote(@JsonUnwrapped KeptQuote kept, Status status, long secondsLeft) {

    /** Whether it may still be shown as a price. */
    public enum Status {
        ACTIVE,
        EXPIRED
    }
}
