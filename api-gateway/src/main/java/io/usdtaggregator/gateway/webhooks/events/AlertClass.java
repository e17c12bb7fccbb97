package io.usdtaggregator.gateway.webhooks.events;

import io.usdtaggregator.base.internal.alerts.AlertSeverity;
import io.usdtaggregator.base.internal.alerts.AlertSubject;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

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
