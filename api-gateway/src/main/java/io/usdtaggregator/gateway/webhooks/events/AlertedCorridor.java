package io.usdtaggregator.gateway.webhooks.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.usdtaggregator.base.internal.alerts.AlertChange;
import io.usdtaggregator.gateway.documentation.Formats;
import io.usdtaggregator.model.crossing.Corridor;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A corridor that an alert is about. */
@Schema
public record AlertedCorridor(
        @Schema(pattern = Formats.CURRENCY) String fromCurrency,
        @Schema(nullable = true, pattern = Formats.COUNTRY) String countryFrom,
        @Schema(pattern = Formats.CURRENCY) String toCurrency,
        @Schema(nullable = true, pattern = Formats.COUNTRY) String countryTo,
        @JsonUnwrapped AlertedMove move) {

    static AlertedCorridor of(AlertChange change) {
        Corridor corridor = Corridor.parse(change.key());
        return new AlertedCorridor(
                corridor.from(), corridor.countryFrom(), corridor.to(), corridor.countryTo(), AlertedMove.of(change));
    }
}
