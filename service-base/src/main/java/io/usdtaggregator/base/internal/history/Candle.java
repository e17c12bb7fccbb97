package io.usdtaggregator.base.internal.history;

import java.math.BigDecimal;
import java.time.Instant;

/** One bucket of ticks: open, high, low, close and how many; a bucket without any is absent. */
public record Candle(Instant start, BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close, long count) {}
