package io.usdtaggregator.gateway.webhooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.usdtaggregator.model.number.Decimals;
import java.math.BigDecimal;

/**
 * The {@code data} of {@code rate.changed}.
 *
 * @param previousRate the rate that this webhook was told before, {@code null} when it was told none
 * @param changePct percent from that rate to this one, {@code null} where one of them is missing
 * @param rate the Rate of a market, as {@code /best-rates} answers it
 * @param crossRate the CrossRate of a corridor, as {@code /rates/cross} answers it
 */
record RateChange(
        Cause cause,
        BigDecimal previousRate,
        BigDecimal changePct,
        @JsonInclude(JsonInclude.Include.NON_NULL) JsonNode rate,
        @JsonInclude(JsonInclude.Include.NON_NULL) JsonNode crossRate) {

    static RateChange of(Told before, Reading now, Cause cause) {
        return new RateChange(
                cause,
                before.rate().orElse(null),
                before.changePct(now).map(Decimals::published).orElse(null),
                now.ofCorridor() ? null : now.shown(),
                now.ofCorridor() ? now.shown() : null);
    }
}
