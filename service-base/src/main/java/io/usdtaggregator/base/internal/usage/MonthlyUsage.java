package io.usdtaggregator.base.internal.usage;

import java.time.YearMonth;
import java.util.List;

/** The calls of all accounts in one month. */
public record MonthlyUsage(YearMonth month, List<KeyUsage> usage) {}
