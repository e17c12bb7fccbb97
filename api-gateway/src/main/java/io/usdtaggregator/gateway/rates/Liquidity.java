package io.usdtaggregator.gateway.rates;

import java.math.BigDecimal;

/**
 * What an amount gets.
 *
 * @param executableRate fiat for 1 USDT over all that could be taken, adjusted; {@code null} when nothing could
 * @param coverage the part of the amount that could be taken: 0.3 means 30 %
 */
public record Liquidity(BigDecimal amount, BigDecimal executableRate, BigDecimal coverage, int offersUsed) {}
