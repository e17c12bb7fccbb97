package io.usdtaggregator.gateway.quotes;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.usdtaggregator.gateway.documentation.Formats;
import io.usdtaggregator.gateway.rates.cross.CrossAnswer;
import io.usdtaggregator.gateway.rates.cross.CrossDerivation;
import io.usdtaggregator.gateway.rates.cross.RatedCorridor;
import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An indicative price for one amount, recorded with all that it was made from. It binds nobody to trade. */
record Quote(
        @Schema(format = "uuid") String id,
        boolean indicative,
        @JsonUnwrapped RatedCorridor corridor,
        @JsonUnwrapped QuotedPrice quoted,
        @JsonUnwrapped QuoteBasis basis,
        @JsonUnwrapped QuoteLife life,
        boolean sandbox) {

    /**
     * What the amount comes to.
     *
     * @param executableRate never {@code null} in a quote that is made now
     */
    record QuotedPrice(
            BigDecimal amount,

            @Schema(description = "The best rate, adjusted: units of to_currency for 1 of from_currency.")
            BigDecimal rate,

            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(
                    description =
                            "What the amount gets: units of to_currency for 1 of from_currency. Quotes made before this field came "
                                    + "carry that number in `rate`.")
            BigDecimal executableRate,

            BigDecimal amountReceived,

            @Schema(
                    description =
                            "The part of the amount that the offers can take, 0 to 1; amount_received is for that part.")
            BigDecimal coverage) {}

    /** What the price was made from. */
    record QuoteBasis(
            @Schema(
                    nullable = true,
                    pattern = Formats.RATE_ID,
                    description = "The published cross rate that it stands on; null from a place to itself.")
            String rateId,

            @JsonInclude(JsonInclude.Include.NON_NULL) CrossDerivation derivation,
            @JsonUnwrapped CrossAnswer.CrossSources sources,
            Instant observedAt,

            @Schema(minimum = "0", description = "Of the older leg when the quote was made.")
            Long ageSeconds) {}

    /** From when to when the quote may be shown as a price. */
    record QuoteLife(Instant createdAt, Instant expiresAt) {}

    static Quote of(String id, CrossAnswer answer, QuoteLife life) {
        return new Quote(
                id,
                true,
                answer.corridor(),
                new QuotedPrice(
                        answer.walked().amount(),
                        answer.figures().rate(),
                        answer.walked().executableRate(),
                        answer.walked().amountReceived(),
                        answer.walked().coverage()),
                new QuoteBasis(
                        answer.rateId(),
                        answer.derivation(),
                        answer.sources(),
                        answer.freshness().observedAt(),
                        answer.freshness().ageSeconds()),
                life,
                answer.freshness().sandbox());
    }
}
