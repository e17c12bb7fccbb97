package io.usdtaggregator.base.refresh;

import java.time.Instant;

/** Staff asked for all markets to be read now, within the budgets. {@code version} only grows. */
public record RefreshRequest(long version, String requestId, Instant requestedAt) {}
