package io.usdtaggregator.engine.quotes;

import java.time.Instant;

/** The clock of PostgreSQL: gateways date their quotes by it, not by their own. */
public record Now(Instant now) {}
