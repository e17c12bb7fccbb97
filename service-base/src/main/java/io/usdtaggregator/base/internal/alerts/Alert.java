package io.usdtaggregator.base.internal.alerts;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;

/**
 * Something that staff should know of: all that one cause did within a minute.
 *
 * @param subject of what kind it is, how urgent, and why
 * @param message what happened, in a sentence
 * @param changes everything that moved, or that it is about otherwise
 * @param sandbox whether it is about the simulator's markets
 * @param acknowledgedAt {@code null} until somebody acknowledged it
 * @param acknowledgedBy {@code null} until somebody acknowledged it
 */
public record Alert(
        String id,
        @JsonUnwrapped AlertSubject subject,
        String message,
        List<AlertChange> changes,
        boolean sandbox,
        Instant raisedAt,
        Instant acknowledgedAt,
        String acknowledgedBy) {

    public Alert {
        changes = changes == null ? List.of() : List.copyOf(changes);
    }

    public String kind() {
        return subject.kind();
    }

    public String severity() {
        return subject.severity();
    }

    public String cause() {
        return subject.cause();
    }

    public String key() {
        return subject.key();
    }
}
