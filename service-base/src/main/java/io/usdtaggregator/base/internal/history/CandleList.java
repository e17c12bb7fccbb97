package io.usdtaggregator.base.internal.history;

import java.util.List;

/** Candles, oldest first. */
public record CandleList(List<Candle> candles) {}
