package io.usdtaggregator.model.settings.rule;

import java.math.BigDecimal;

/**
 * What an offer needs to count towards a rate (docs/domain.md 2).
 *
 * @param minCapacityUsdt an offer must take an order of so many USDT; 0: any
 * @param thinGuardPercent how far from the zone's reference rate an offer may lie where fewer than 5 merchants offer; 0: any
 * @param supportMerchants how many merchants must offer near the best price; 1: the one who offers it
 * @param supportPercent what is near, in percent of the best price
 */
public record Trust(
        BigDecimal minCapacityUsdt, BigDecimal thinGuardPercent, int supportMerchants, BigDecimal supportPercent) {
    /** Changes nothing. */
    public static final Trust OFF = new Trust(BigDecimal.ZERO, BigDecimal.ZERO, 1, BigDecimal.ONE);

    public static final Trust AT_FIRST = new Trust(new BigDecimal("20"), new BigDecimal("10"), 2, BigDecimal.ONE);
}
