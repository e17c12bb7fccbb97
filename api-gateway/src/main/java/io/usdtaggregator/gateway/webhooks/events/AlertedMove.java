package io.usdtaggregator.gateway.webhooks.events;

import io.usdtaggregator.base.internal.alerts.AlertChange;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The figure of a market or corridor that an alert is about. */
public record AlertedMove(
        @Schema(
                nullable = true,
                description = "The rate before; null where the alert is about no figure, as are the next two.")
        BigDecimal before,

        @Schema(nullable = true, description = "The rate now; of `held_back`, the one that waits.")
        BigDecimal after,

        @Schema(
                nullable = true,
                pattern = "^-?\\d+(\\.\\d+)?$",
                description = "Percent from the one to the other, to two decimals.")
        BigDecimal percent) {

    static AlertedMove of(AlertChange change) {
        return new AlertedMove(change.before(), change.after(), change.percent());
    }
}
