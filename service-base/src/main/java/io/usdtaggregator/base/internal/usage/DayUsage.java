package io.usdtaggregator.base.internal.usage;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * The calls of one day.
 *
 * @param day in UTC
 * @param price in US dollars; {@code null} where none is known
 */
public record DayUsage(LocalDate day, long calls, BigDecimal price) {}
