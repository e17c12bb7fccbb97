package io.usdtaggregator.model.rate;

import java.math.BigDecimal;

/**
 * What an amount gets when it walks a book.
 *
 * @param executableRate fiat taken / USDT taken, before adjustment; {@code null} when nothing could be taken
 * @param coverage the taken part of the amount, 0 to 1
 * @param offersUsed how many offers it took from
 */
public record Execution(
        BigDecimal executableRate, BigDecimal coverage, BigDecimal fiatTaken, BigDecimal usdtTaken, int offersUsed) {}
