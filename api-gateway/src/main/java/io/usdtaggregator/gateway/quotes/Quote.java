package io.usdtaggregator.gateway.quotes;

import io.usdtaggregator.gateway.rates.CrossAnswer;
import io.usdtaggregator.model.crossing.CrossAdjustment;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * An indicative price for one amount, recorded with all that it was made from. It binds nobody to trade.
 *
 * @param rate what the amount gets through both legs: units of {@code to} for 1 unit of {@code from}
 * @param coverage the part of the amount that the offers can take; {@code amountReceived} is for that part
 * @param rateId the published cross rate that it stands on; {@code null} from a place to itself
 * @param ageSeconds of the older leg when the quote was made
 */
record Quote(
        String id,
        boolean indicative,
        String fromCurrency,
        String toCurrency,
        String countryFrom,
        String countryTo,
        BigDecimal amount,
        BigDecimal rate,
        BigDecimal amountReceived,
        BigDecimal coverage,
        String rateId,
        CrossAnswer.Legs legs,
        CrossAdjustment crossAdjustment,
        Instant observedAt,
        Long ageSeconds,
        Instant createdAt,
        Instant expiresAt,
        boolean sandbox) {

    static Quote of(String id, CrossAnswer answer, Instant createdAt, Instant expiresAt) {
        return new Quote(
                id,
                true,
                answer.fromCurrency(),
                answer.toCurrency(),
                answer.countryFrom(),
                answer.countryTo(),
                answer.amount(),
                answer.executableRate(),
                answer.amountReceived(),
                answer.coverage(),
                answer.rateId(),
                answer.legs(),
                answer.crossAdjustment(),
                answer.observedAt(),
                answer.ageSeconds(),
                createdAt,
                expiresAt,
                answer.sandbox());
    }
}
