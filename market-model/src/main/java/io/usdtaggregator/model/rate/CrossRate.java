package io.usdtaggregator.model.rate;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * Units of {@code to} received for 1 unit of {@code from}, by way of USDT, as the rate-engine published it.
 *
 * @param rateId the same while rate, rule, reason and the {@code rateId} of both legs are; the way back, instants and the
 *     settings version may move on under it
 * @param rate {@code null} when a leg is missing; then {@code reason} is {@code LEG_UNAVAILABLE}
 * @param inverseRate the published rate of the other direction (not 1/rate), {@code null} where that way does not exist
 * @param roundTripCostPct percent lost going there and back, {@code null} without an inverse rate
 * @param buy the leg in {@code from}, without its offers; {@code null} when there is none
 * @param sell the leg in {@code to}, without its offers; {@code null} when there is none
 * @param observedAt of the older leg
 */
@JsonPropertyOrder("version")
public record CrossRate(
        long version,
        String rateId,
        Corridor corridor,
        BigDecimal rate,
        BigDecimal inverseRate,
        BigDecimal roundTripCostPct,
        Rate buy,
        Rate sell,
        CrossAdjustment crossAdjustment,
        UnavailableReason reason,
        Instant observedAt,
        Instant computedAt,
        Instant updatedAt,
        long settingsVersion) {

    @JsonIgnore
    public boolean hasNumber() {
        return rate != null;
    }
}
