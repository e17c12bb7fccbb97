package io.usdtaggregator.gateway.webhooks;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Set;

/** The {@code data} of {@code alert.raised}: what the engine says that somebody should know of. */
record RaisedAlert(String id, String kind, String key, String message, Instant raisedAt) {
    /** About the service itself rather than about rates. */
    private static final Set<String> FOR_OPERATORS = Set.of("rule_skipped", "poison_message");

    @JsonIgnore
    boolean isWhole() {
        return id != null && kind != null && raisedAt != null;
    }

    @JsonIgnore
    boolean isForOperators() {
        return FOR_OPERATORS.contains(kind);
    }
}
