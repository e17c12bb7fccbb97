package io.usdtaggregator.model.settings.rule;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonPOJOBuilder;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.rate.AdjustmentMode;
import io.usdtaggregator.model.rate.Direction;
import java.math.BigDecimal;
import java.time.Instant;

/** Staff's rule for rates; its parts stand flat in the JSON. */
@JsonDeserialize(builder = AdjustmentRule.Flat.class)
public record AdjustmentRule(
        String id,
        @JsonUnwrapped RuleScope scope,
        @JsonUnwrapped RuleStep step,
        boolean active,
        @JsonUnwrapped Validity validity,
        String reason,
        @JsonUnwrapped Authorship changed) {

    /** As it stands in JSON, so that a field that a rule does not have is noticed. */
    @JsonPOJOBuilder
    @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
    static final class Flat {
        private String id;
        private String currency;
        private String country;
        private TradeType tradeType;
        private AdjustmentMode mode;
        private BigDecimal value;
        private Direction direction;
        private final boolean active;
        private Instant validFrom;
        private Instant validUntil;
        private String reason;
        private String changedBy;
        private Instant changedAt;

        /** What must be there. */
        @JsonCreator
        Flat(@JsonProperty("active") boolean active) {
            this.active = active;
        }

        AdjustmentRule build() {
            return new AdjustmentRule(
                    id,
                    new RuleScope(currency, country, tradeType),
                    new RuleStep(mode, value, direction),
                    active,
                    new Validity(validFrom, validUntil),
                    reason,
                    new Authorship(changedBy, changedAt));
        }
    }

    public String currency() {
        return scope.currency();
    }

    public String country() {
        return scope.country();
    }

    public TradeType tradeType() {
        return scope.tradeType();
    }

    public AdjustmentMode mode() {
        return step.mode();
    }

    public BigDecimal value() {
        return step.value();
    }

    public Direction direction() {
        return step.direction();
    }

    public Instant validFrom() {
        return validity.validFrom();
    }

    public Instant validUntil() {
        return validity.validUntil();
    }

    public String changedBy() {
        return changed.changedBy();
    }

    public Instant changedAt() {
        return changed.changedAt();
    }

    /** Whether it applies then, to the markets of its scope. */
    public boolean isInForce(Instant at) {
        return active && validity.holds(at);
    }
}
