package io.usdtaggregator.gateway.rates.cross;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an amount gets in a corridor; all {@code null} where none was asked.
 *
 * @param amountReceived what the covered part of the amount comes to, to the decimals of {@code to}
 * @param executableRate what the amount gets through both legs; absent when nothing can be taken
 * @param coverage the part of the amount that both legs can take
 */
public record AmountAnswer(
        @JsonInclude(JsonInclude.Include.NON_NULL) BigDecimal amount,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "What the covered part of the amount comes to.")
        BigDecimal amountReceived,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "What the amount gets through both legs; the second gets what the first yields.")
        BigDecimal executableRate,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "The part of the amount that both legs can take, 0 to 1.")
        BigDecimal coverage) {

    static final AmountAnswer NONE = new AmountAnswer(null, null, null, null);
}
