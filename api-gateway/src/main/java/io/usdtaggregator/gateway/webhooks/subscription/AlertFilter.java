package io.usdtaggregator.gateway.webhooks.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.usdtaggregator.base.internal.alerts.AlertKind;
import io.usdtaggregator.base.internal.alerts.AlertSeverity;
import io.usdtaggregator.gateway.http.Query;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Which alerts a webhook wants.
 *
 * @param kinds codes of {@link AlertKind}; {@code null}: all
 * @param minSeverity code of the least {@link AlertSeverity}; {@code null}: any
 */
public record AlertFilter(
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                implementation = AlertFilter.AlertKindName[].class,
                description = "Of `alert.raised`: only alerts of these kinds; left out, all.")
        List<String> kinds,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                enumeration = {"info", "warning", "critical"},
                description = "Of `alert.raised`: only alerts at least so urgent; left out, all.")
        String minSeverity) {

    /** The kind of an alert. */
    @Schema(
            type = SchemaType.STRING,
            enumeration = {
                "variation",
                "held_back",
                "official_rate",
                "platform_failed",
                "fallback",
                "side_suspect",
                "thin_book",
                "rule_skipped",
                "poison_message",
                "premium"
            })
    static final class AlertKindName {}

    /** Every alert. */
    static final AlertFilter NONE = new AlertFilter(null, null);

    private static final List<String> KINDS = Stream.of(AlertKind.values())
            .filter(AlertKind::isAlert)
            .map(AlertKind::code)
            .toList();
    private static final List<String> SEVERITIES =
            Stream.of(AlertSeverity.values()).map(AlertSeverity::code).toList();
    private static final String SEPARATOR = ",";

    /** What is asked for; a problem of the query names what is wrong. */
    static AlertFilter of(Optional<List<String>> kinds, Query query) {
        kinds.filter(asked -> asked.isEmpty() || !KINDS.containsAll(asked))
                .ifPresent(wrong -> query.wrong(
                        "kinds", "not_allowed", "kinds must be a list of one or more of " + String.join(", ", KINDS)));
        return new AlertFilter(
                kinds.map(asked -> asked.stream().distinct().toList()).orElse(null),
                query.oneOf("min_severity", SEVERITIES).orElse(null));
    }

    /** @param kinds as {@link #storedKinds()} gave them */
    static AlertFilter stored(String kinds, String minSeverity) {
        return new AlertFilter(
                Optional.ofNullable(kinds)
                        .map(text -> Arrays.asList(text.split(SEPARATOR)))
                        .orElse(null),
                minSeverity);
    }

    String storedKinds() {
        return kinds == null ? null : String.join(SEPARATOR, kinds);
    }
}
