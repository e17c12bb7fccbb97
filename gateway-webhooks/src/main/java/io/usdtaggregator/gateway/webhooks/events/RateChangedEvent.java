package io.usdtaggregator.gateway.webhooks.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.usdtaggregator.gateway.rates.answer.RateAnswer;
import io.usdtaggregator.gateway.rates.cross.CrossAnswer;
import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The message of a changed rate. */
@Schema
public record RateChangedEvent(
        @Schema(enumeration = "rate.changed") String type, Instant timestamp, RateChangedData data) {
    /** What changed. */
    @Schema
    public record RateChangedData(
            @Schema(enumeration = {"first", "deviation", "availability", "heartbeat"})
            String cause,

            @Schema(nullable = true, description = "What was told before; null when there was none.")
            BigDecimal previousRate,

            @Schema(
                    nullable = true,
                    description = "Percent from the previous rate to this one; null where one of them is missing.")
            BigDecimal changePct,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "Of a webhook that watches a market.")
            RateAnswer rate,

            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Schema(
                    description =
                            "Of a webhook that watches a corridor; without a usable rate, rate and inverse_rate are null, "
                                    + "status is unavailable, and reason says why.")
            CrossAnswer crossRate) {}
}
