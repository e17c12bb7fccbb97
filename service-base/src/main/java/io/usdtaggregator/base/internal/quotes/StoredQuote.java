package io.usdtaggregator.base.internal.quotes;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A stored quote as it stands by PostgreSQL's clock, which is one for all who ask.
 *
 * @param signed the quote as it was stored
 * @param secondsLeft until it expires; 0 once it has
 */
public record StoredQuote(@JsonUnwrapped NewQuote signed, QuoteStatus status, long secondsLeft) {}
