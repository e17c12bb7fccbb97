package io.usdtaggregator.gateway.webhooks.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.usdtaggregator.base.internal.alerts.Alert;
import io.usdtaggregator.base.internal.alerts.AlertChange;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The alert: all that one cause did within a minute. */
@Schema
public record AlertRaisedData(
        String id,
        @JsonUnwrapped AlertClass classified,

        @Schema(description = "What happened, in a sentence.")
        String message,

        @Schema(
                description =
                        "The markets that it is about, with what moved; empty where it is about no market, such as a "
                                + "platform.")
        List<AlertedMarket> markets,

        @Schema(description = "The corridors that it is about, with what moved.")
        List<AlertedCorridor> corridors,

        @Schema(description = "Whether it is about the simulator's markets.")
        boolean sandbox,

        Instant raisedAt) {

    public static AlertRaisedData of(Alert alert) {
        return new AlertRaisedData(
                alert.id(),
                AlertClass.of(alert.subject()),
                alert.message(),
                listed(alert, AlertedKey::isMarket, AlertedMarket::of),
                listed(alert, AlertedKey::isCorridor, AlertedCorridor::of),
                alert.sandbox(),
                alert.raisedAt());
    }

    public String kind() {
        return classified.kind();
    }

    public String severity() {
        return classified.severity();
    }

    private static <T> List<T> listed(Alert alert, Predicate<String> isOne, Function<AlertChange, T> shape) {
        return alert.changes().stream()
                .filter(change -> isOne.test(change.key()))
                .map(shape)
                .toList();
    }
}
