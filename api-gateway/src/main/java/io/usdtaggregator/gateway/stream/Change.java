package io.usdtaggregator.gateway.stream;

import io.usdtaggregator.model.rate.CrossRate;
import io.usdtaggregator.model.rate.Rate;

/**
 * One published change.
 *
 * @param name of its event: {@code rate} or {@code cross_rate}
 * @param first the market's currency, or {@code from}
 * @param second the market's trade type, or {@code to}
 */
record Change(long number, String name, String subject, String first, String second, String json) {
    static final String RATE = "rate";
    static final String CROSS_RATE = "cross_rate";

    static Change of(long number, Rate rate, String json) {
        return new Change(
                number,
                RATE,
                rate.market().key(),
                rate.market().fiat(),
                rate.market().tradeType().name(),
                json);
    }

    static Change of(long number, CrossRate cross, String json) {
        return new Change(
                number,
                CROSS_RATE,
                cross.corridor().key(),
                cross.corridor().from(),
                cross.corridor().to(),
                json);
    }
}
