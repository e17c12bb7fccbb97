package io.usdtaggregator.gateway.rates.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.usdtaggregator.model.official.OfficialRates;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The official rate of a franc beside the market's; all {@code null} for other currencies. */
public record OfficialRateAnswer(
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                description =
                        "XOF and XAF only: units for 1 US dollar by the fixed 655.957 for 1 euro and the European "
                                + "Central Bank's rate of the day.")
        BigDecimal officialRate,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "The day of the European Central Bank's rate that the official rate is made from.")
        LocalDate officialRateDate,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                pattern = "^-?\\d+(\\.\\d+)?$",
                description = "How far the rate lies above the official one, in percent of it.")
        BigDecimal premiumPct,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Why there is no official rate; XOF and XAF only.")
        OfficialRates.MissingReason officialRateReason) {}
