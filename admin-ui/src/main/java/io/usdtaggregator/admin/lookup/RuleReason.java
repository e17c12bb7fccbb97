package io.usdtaggregator.admin.lookup;

import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.settings.Settings;
import java.time.Instant;
import java.util.Optional;

/**
 * Why a rate got its rule, as staff wrote it down.
 *
 * @param reason as it was typed
 * @param changedBy who set the rule; {@code null} where that is not known
 * @param changedAt when; {@code null} where that is not known
 */
public record RuleReason(String reason, String changedBy, Instant changedAt) {

    /** Empty for a rate without a rule, and for a rule without a reason. */
    static Optional<RuleReason> of(Rate rate, Settings then) {
        return rate.priced()
                .flatMap(priced -> priced.rule())
                .flatMap(rule -> then.adjustments().stream()
                        .filter(candidate ->
                                rule.ruleId() != null && rule.ruleId().equals(candidate.id()))
                        .findFirst())
                .filter(rule -> rule.reason() != null)
                .map(rule -> new RuleReason(rule.reason(), rule.changedBy(), rule.changedAt()));
    }
}
