package io.usdtaggregator.gateway.webhooks.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.usdtaggregator.gateway.http.input.Query;
import io.usdtaggregator.gateway.webhooks.events.AlertNames;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
                implementation = AlertNames.Kind[].class,
                description = "Of `alert.raised`: only alerts of these kinds; left out, all.")
        List<String> kinds,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(
                implementation = AlertNames.Severity.class,
                type = SchemaType.STRING,
                description = "Of `alert.raised`: only alerts at least so urgent; left out, all.")
        String minSeverity) {

    /** Every alert. */
    static final AlertFilter NONE = new AlertFilter(null, null);

    private static final String SEPARATOR = ",";

    /** What is asked for; a problem of the query names what is wrong. */
    static AlertFilter of(Optional<List<String>> kinds, Query query) {
        kinds.filter(asked -> asked.isEmpty() || !AlertNames.KINDS.containsAll(asked))
                .ifPresent(wrong -> query.wrong(
                        "kinds",
                        "not_allowed",
                        "kinds must be a list of one or more of " + String.join(", ", AlertNames.KINDS)));
        return new AlertFilter(
                kinds.map(asked -> asked.stream().distinct().toList()).orElse(null),
                query.oneOf("min_severity", AlertNames.SEVERITIES).orElse(null));
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
