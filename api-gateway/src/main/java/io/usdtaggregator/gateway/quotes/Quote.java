package io.usdtaggregator.gateway.quotes;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.usdtaggregator.gateway.rates.cross.CrossAdjustmentAnswer;
import io.usdtaggregator.gateway.rates.cross.CrossAnswer;
import io.usdtaggregator.gateway.rates.cross.CrossDerivation;
import java.math.BigDecimal;
import java.time.Instant;

/** An indicative price for one amount, recorded with all that it was made from. It binds nobody to trade. */
record Quote(
        String id,
        boolean indicative,
        @JsonUnwrapped QuotedCorridor corridor,
        @JsonUnwrapped QuotedPrice price,
        @JsonUnwrapped QuoteBasis basis,
        @JsonUnwrapped QuoteLife life,
        boolean sandbox) {

    /** Where the client pays and where they are paid; a country is {@code null} for the whole zone. */
    record QuotedCorridor(String fromCurrency, String toCurrency, String countryFrom, String countryTo) {}

    /**
     * What the amount comes to.
     *
     * @param rate the best rate, adjusted: units of {@code to} for 1 unit of {@code from}
     * @param executableRate what the amount gets through both legs
     * @param coverage the part of the amount that the offers can take; {@code amountReceived} is for that part
     */
    record QuotedPrice(
            BigDecimal amount,
            BigDecimal rate,
            BigDecimal executableRate,
            BigDecimal amountReceived,
            BigDecimal coverage) {}

    /**
     * What the price was made from.
     *
     * @param rateId the published cross rate that it stands on; {@code null} from a place to itself
     * @param derivation of the numbers from that record
     * @param ageSeconds of the older leg when the quote was made
     */
    record QuoteBasis(
            String rateId,
            @JsonInclude(JsonInclude.Include.NON_NULL) CrossDerivation derivation,
            CrossAnswer.Legs legs,
            CrossAdjustmentAnswer crossAdjustment,
            Instant observedAt,
            Long ageSeconds) {}

    /** From when to when the quote may be shown as a price. */
    record QuoteLife(Instant createdAt, Instant expiresAt) {}

    static Quote of(String id, CrossAnswer answer, QuoteLife life) {
        return new Quote(
                id,
                true,
                new QuotedCorridor(
                        answer.corridor().fromCurrency(),
                        answer.corridor().toCurrency(),
                        answer.corridor().countryFrom(),
                        answer.corridor().countryTo()),
                new QuotedPrice(
                        answer.walked().amount(),
                        answer.figures().rate(),
                        answer.walked().executableRate(),
                        answer.walked().amountReceived(),
                        answer.walked().coverage()),
                new QuoteBasis(
                        answer.rateId(),
                        answer.derivation(),
                        answer.legs(),
                        answer.crossAdjustment(),
                        answer.freshness().observedAt(),
                        answer.freshness().ageSeconds()),
                life,
                answer.freshness().sandbox());
    }
}
