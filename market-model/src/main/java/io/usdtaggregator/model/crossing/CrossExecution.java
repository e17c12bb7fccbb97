package io.usdtaggregator.model.crossing;

import io.usdtaggregator.model.execution.Execution;
import java.math.BigDecimal;

/**
 * What an amount gets when it goes through both legs of a corridor.
 *
 * @param executableRate units of {@code to} for 1 unit of {@code from}, over all that could be taken, all rules applied
 * @param coverage the part of the amount that both legs together could take, 0 to 1
 * @param received units of {@code to} for the covered part, not rounded to the currency's decimals
 * @param usdt what the first leg yields and the second gets
 */
public record CrossExecution(
        BigDecimal executableRate,
        BigDecimal coverage,
        BigDecimal received,
        BigDecimal usdt,
        Execution buy,
        Execution sell) {}
