package io.usdtaggregator.gateway.rates;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.usdtaggregator.model.crossing.CrossAdjustment;
import io.usdtaggregator.model.freshness.FreshnessStatus;
import io.usdtaggregator.model.rate.UnavailableReason;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * A CrossRate of the public API: units of {@code to} received for 1 unit of {@code from}.
 *
 * @param inverseRate the rate of the other direction, not 1/rate
 * @param amountReceived what the covered part of the amount comes to, to the decimals of {@code to}
 * @param executableRate what the amount gets through both legs; absent without an amount, or when nothing can be taken
 * @param reason why there is no rate; absent when there is one
 * @param coverage the part of the amount that both legs can take
 */
public record CrossAnswer(
        String rateId,
        String fromCurrency,
        String toCurrency,
        String countryFrom,
        String countryTo,
        BigDecimal rate,
        BigDecimal inverseRate,
        BigDecimal roundTripCostPct,
        Legs legs,
        CrossAdjustment crossAdjustment,
        @JsonInclude(JsonInclude.Include.NON_NULL) BigDecimal amount,
        @JsonInclude(JsonInclude.Include.NON_NULL) BigDecimal amountReceived,
        @JsonInclude(JsonInclude.Include.NON_NULL) BigDecimal executableRate,
        @JsonInclude(JsonInclude.Include.NON_NULL) BigDecimal coverage,
        Instant observedAt,
        Instant computedAt,
        Instant updatedAt,
        Long ageSeconds,
        FreshnessStatus status,
        @JsonInclude(JsonInclude.Include.NON_NULL) UnavailableReason reason,
        boolean sandbox) {

    /** The two rates that it is made of; both {@code null} from a place to itself. */
    public record Legs(RateAnswer buy, RateAnswer sell) {}
}
