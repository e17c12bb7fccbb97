package io.usdtaggregator.base.internal.usage;

import java.math.BigDecimal;

/**
 * The calls of one account with one key.
 *
 * @param keyId empty for calls with an access token
 * @param price in US dollars, each call at the price of its day; {@code null} where none is known
 */
public record KeyUsage(String accountId, String keyId, long calls, BigDecimal price) {}
