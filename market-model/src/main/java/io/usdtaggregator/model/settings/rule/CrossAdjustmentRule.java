package io.usdtaggregator.model.settings.rule;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonPOJOBuilder;
import io.usdtaggregator.model.rate.AdjustmentMode;
import java.time.Instant;

/** Staff's rule for cross rates. A scope part that is {@code null} matches everything; {@code to} needs {@code from}. */
@JsonDeserialize(builder = CrossAdjustmentRule.Flat.class)
public record CrossAdjustmentRule(
        String id,
        String from,
        String to,
        AdjustmentMode mode,
        LegStep buy,
        LegStep sell,
        boolean active,
        @JsonUnwrapped Authorship changed) {

    /** As it stands in JSON, so that a field that a rule does not have is noticed. */
    @JsonPOJOBuilder
    @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
    static final class Flat {
        private String id;
        private String from;
        private String to;
        private AdjustmentMode mode;
        private LegStep buy;
        private LegStep sell;
        private final boolean active;
        private String changedBy;
        private Instant changedAt;

        /** What must be there. */
        @JsonCreator
        Flat(@JsonProperty("active") boolean active) {
            this.active = active;
        }

        CrossAdjustmentRule build() {
            return new CrossAdjustmentRule(id, from, to, mode, buy, sell, active, new Authorship(changedBy, changedAt));
        }
    }

    public String changedBy() {
        return changed.changedBy();
    }

    public Instant changedAt() {
        return changed.changedAt();
    }
}
