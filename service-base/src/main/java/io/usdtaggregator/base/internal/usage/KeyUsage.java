package io.usdtaggregator.base.internal.usage;

import java.math.BigDecimal;
import java.util.List;

/**
 * The calls of one account with one key.
 *
 * @param keyId empty for calls with an access token
 * @param price in US dollars, each call at the price of its day; {@code null} where none is known
 * @param days the same by day, the first one first; days without calls are absent
 */
public record KeyUsage(String accountId, String keyId, long calls, BigDecimal price, List<DayUsage> days) {
    public KeyUsage {
        days = days == null ? List.of() : List.copyOf(days);
    }
}
