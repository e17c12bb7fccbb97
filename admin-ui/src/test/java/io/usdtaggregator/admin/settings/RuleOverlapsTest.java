package io.usdtaggregator.admin.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.model.rate.AdjustmentMode;
import io.usdtaggregator.model.rate.Direction;
import io.usdtaggregator.model.settings.FirstStart;
import io.usdtaggregator.model.settings.Settings;
import io.usdtaggregator.model.settings.rule.AdjustmentRule;
import io.usdtaggregator.model.settings.rule.Authorship;
import io.usdtaggregator.model.settings.rule.RuleScope;
import io.usdtaggregator.model.settings.rule.RuleStep;
import io.usdtaggregator.model.settings.rule.Validity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleOverlapsTest {
    private static final Instant NOW = Instant.parse("2026-08-21T12:00:00Z");
    private static final Instant LATER = Instant.parse("2026-09-01T00:00:00Z");

    @Test
    void two_active_rules_of_one_scope_overlap_and_one_that_is_off_does_not() {
        AdjustmentRule one = rule("XOF", true, null, null);

        assertTrue(RuleOverlaps.of(one, List.of(one, rule("XOF", true, null, null)), NOW));
        assertFalse(RuleOverlaps.of(one, List.of(one, rule("XOF", false, null, null)), NOW));
        assertFalse(RuleOverlaps.of(one, List.of(one, rule("GHS", true, null, null)), NOW));
    }

    @Test
    void a_rule_that_ends_when_the_next_begins_does_not_overlap_it() {
        AdjustmentRule ending = rule("XOF", true, null, LATER);

        assertFalse(RuleOverlaps.of(ending, List.of(ending, rule("XOF", true, LATER, null)), NOW));
        assertTrue(RuleOverlaps.of(ending, List.of(ending, rule("XOF", true, NOW.plusSeconds(1), null)), NOW));
    }

    @Test
    void a_rule_that_has_ended_overlaps_nothing() {
        AdjustmentRule ended = rule("XOF", true, null, NOW.minusSeconds(1));

        assertFalse(RuleOverlaps.of(ended, List.of(ended, rule("XOF", true, null, null)), NOW));
    }

    @Test
    void a_change_says_only_the_overlaps_that_it_makes() {
        Settings now = with(rule("XOF", true, null, null), rule("XOF", true, null, null));
        Settings proposed = with(
                rule("XOF", true, null, null),
                rule("XOF", true, null, null),
                rule("GHS", true, null, null),
                rule("GHS", true, null, null));

        assertEquals(List.of("GHS:*:*"), RuleOverlaps.added(now, proposed, NOW));
    }

    private static Settings with(AdjustmentRule... rules) {
        return FirstStart.settings().draft().adjustments(List.of(rules)).build();
    }

    /** Each with an id of its own, as records of equal content are different rules. */
    private static AdjustmentRule rule(String currency, boolean active, Instant from, Instant until) {
        return new AdjustmentRule(
                String.valueOf(System.nanoTime()),
                new RuleScope(currency, null, null),
                new RuleStep(AdjustmentMode.PERCENT, BigDecimal.ONE, Direction.MARKUP),
                active,
                new Validity(from, until),
                null,
                Authorship.UNKNOWN);
    }
}
