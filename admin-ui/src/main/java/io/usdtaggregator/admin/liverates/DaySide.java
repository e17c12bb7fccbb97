package io.usdtaggregator.admin.liverates;

import io.usdtaggregator.model.market.TradeType;

/**
 * The last day of one side of a place.
 *
 * @param line {@code null}: no rate of that day is known
 */
public record DaySide(TradeType side, DayLine line) {}
