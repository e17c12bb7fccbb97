package io.usdtaggregator.gateway.rates.cross;

import io.usdtaggregator.gateway.documentation.Formats;
import io.usdtaggregator.model.crossing.Corridor;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which corridor a cross rate is of. */
public record RatedCorridor(
        @Schema(pattern = Formats.CURRENCY) String fromCurrency,
        @Schema(pattern = Formats.CURRENCY) String toCurrency,

        @Schema(nullable = true, pattern = Formats.COUNTRY, description = "Null: the whole zone.")
        String countryFrom,

        @Schema(nullable = true, pattern = Formats.COUNTRY, description = "Null: the whole zone.")
        String countryTo) {

    public static RatedCorridor of(Corridor corridor) {
        return new RatedCorridor(corridor.from(), corridor.to(), corridor.countryFrom(), corridor.countryTo());
    }
}
