package io.usdtaggregator.gateway.webhooks.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.usdtaggregator.base.internal.alerts.Alert;
import io.usdtaggregator.base.internal.alerts.AlertChange;
import io.usdtaggregator.base.internal.alerts.AlertSeverity;
import io.usdtaggregator.base.internal.alerts.AlertSubject;
import io.usdtaggregator.gateway.rates.answer.RatedMarket;
import io.usdtaggregator.gateway.rates.cross.RatedCorridor;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.market.Market;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The message of an alert. */
@Schema
public record AlertRaisedEvent(
        @Schema(enumeration = "alert.raised") String type, Instant timestamp, AlertRaisedData data) {
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
        private static final Pattern MARKET = Pattern.compile("[A-Z]{3}:([A-Z]{2}|-):(BUY|SELL)");
        private static final Pattern CORRIDOR = Pattern.compile("[A-Z]{3}:([A-Z]{2}|-):[A-Z]{3}:([A-Z]{2}|-)");

        public static AlertRaisedData of(Alert alert) {
            return new AlertRaisedData(
                    alert.id(),
                    AlertClass.of(alert.subject()),
                    alert.message(),
                    listed(alert, MARKET, AlertedMarket::of),
                    listed(alert, CORRIDOR, AlertedCorridor::of),
                    alert.sandbox(),
                    alert.raisedAt());
        }

        public String kind() {
            return classified.kind();
        }

        public String severity() {
            return classified.severity();
        }

        private static <T> List<T> listed(Alert alert, Pattern key, Function<AlertChange, T> shape) {
            return alert.changes().stream()
                    .filter(change -> key.matcher(change.key()).matches())
                    .map(shape)
                    .toList();
        }
    }

    /** Of what kind an alert is, how urgent, and why. */
    public record AlertClass(
            @Schema(implementation = AlertNames.Kind.class) String kind,

            @Schema(
                    implementation = AlertNames.Severity.class,
                    type = SchemaType.STRING,
                    description = "critical: rates may be wrong, late or missing now.")
            String severity,

            @Schema(
                    description =
                            "What caused it, such as \"GHS up\", \"binance\" or \"binance -> bybit\". Everything that one "
                                    + "cause moves within a minute is one alert.")
            String cause,

            @Schema(description = "The market, corridor or platform that it began with.")
            String key) {

        static AlertClass of(AlertSubject subject) {
            return new AlertClass(
                    subject.kind(),
                    Optional.ofNullable(subject.severity()).orElse(AlertSeverity.WARNING.code()),
                    Optional.ofNullable(subject.cause()).orElse(subject.key()),
                    subject.key());
        }
    }

    /** A market that an alert is about. */
    @Schema
    public record AlertedMarket(
            @JsonUnwrapped RatedMarket market,
            @JsonUnwrapped AlertedMove move) {

        static AlertedMarket of(AlertChange change) {
            return new AlertedMarket(RatedMarket.of(Market.parse(change.key())), AlertedMove.of(change));
        }
    }

    /** A corridor that an alert is about. */
    @Schema
    public record AlertedCorridor(
            @JsonUnwrapped RatedCorridor corridor,
            @JsonUnwrapped AlertedMove move) {

        static AlertedCorridor of(AlertChange change) {
            return new AlertedCorridor(RatedCorridor.of(Corridor.parse(change.key())), AlertedMove.of(change));
        }
    }

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
}
