package io.usdtaggregator.gateway.webhooks.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.usdtaggregator.base.internal.alerts.AlertChange;
import io.usdtaggregator.gateway.rates.cross.RatedCorridor;
import io.usdtaggregator.model.crossing.Corridor;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A corridor that an alert is about. */
@Schema
public record AlertedCorridor(
        @JsonUnwrapped RatedCorridor corridor,
        @JsonUnwrapped AlertedMove move) {

    static AlertedCorridor of(AlertChange change) {
        return new AlertedCorridor(RatedCorridor.of(Corridor.parse(change.key())), AlertedMove.of(change));
    }
}
