package io.usdtaggregator.engine.quotes;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A quote as it is now.
 *
 * @param expired by the clock of the database, which is the same for all gateways
 */
public record FoundQuote(@JsonUnwrapped KeptQuote quote, boolean expired) {}
