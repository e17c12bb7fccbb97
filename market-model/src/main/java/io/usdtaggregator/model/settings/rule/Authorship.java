package io.usdtaggregator.model.settings.rule;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/** Who made or changed a rule, and when; both {@code null} until it is saved. */
public record Authorship(
        @JsonInclude(JsonInclude.Include.NON_NULL) String changedBy,
        @JsonInclude(JsonInclude.Include.NON_NULL) Instant changedAt) {
    public static final Authorship UNKNOWN = new Authorship(null, null);
}
