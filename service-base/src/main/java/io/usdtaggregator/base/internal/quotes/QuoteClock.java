package io.usdtaggregator.base.internal.quotes;

import java.time.Instant;

/** @param now by PostgreSQL's clock, in milliseconds */
public record QuoteClock(Instant now) {}
