package io.usdtaggregator.model.adjusting;

import static io.usdtaggregator.model.market.TradeType.BUY;
import static io.usdtaggregator.model.market.TradeType.SELL;
import static io.usdtaggregator.model.rate.AdjustmentMode.PERCENT;
import static io.usdtaggregator.model.rate.Direction.MARKDOWN;
import static io.usdtaggregator.model.rate.Direction.MARKUP;
import static io.usdtaggregator.model.settings.SettingsBuilder.fixed;
import static io.usdtaggregator.model.settings.SettingsBuilder.percent;
import static io.usdtaggregator.model.settings.SettingsBuilder.rule;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.rate.Adjustment;
import io.usdtaggregator.model.settings.rule.AdjustmentRule;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RuleChoiceTest {
    private static final Instant NOW = Instant.parse("2026-08-21T12:00:00Z");
    private static final Market CI_SELL = Market.in("XOF", "CI", SELL);

    @Test
    void the_domains_own_case() {
        RuleChoice rules = new RuleChoice(List.of(
                percent("g", null, null, null, "1", MARKUP),
                percent("x", "XOF", null, null, "2", MARKUP),
                fixed("c", "XOF", "CI", SELL, "5", MARKDOWN)));

        assertEquals("595", adjusted(rules, CI_SELL, "600"));
        assertEquals("612", adjusted(rules, Market.in("XOF", "CI", BUY), "600"));
        assertEquals("12.625", adjusted(rules, Market.zone("GHS", BUY), "12.5"));
    }

    @Test
    void the_most_specific_rule_wins_in_the_domains_order() {
        List<AdjustmentRule> weakestFirst = List.of(
                percent("global", null, null, null, "1", MARKUP),
                percent("type", null, null, SELL, "1", MARKUP),
                percent("currency", "XOF", null, null, "1", MARKUP),
                percent("currency+type", "XOF", null, SELL, "1", MARKUP),
                percent("currency+country", "XOF", "CI", null, "1", MARKUP),
                percent("currency+country+type", "XOF", "CI", SELL, "1", MARKUP));
        for (int rules = 1; rules <= weakestFirst.size(); rules++) {
            List<AdjustmentRule> first = weakestFirst.subList(0, rules);

            assertEquals(first.get(rules - 1).id(), chosen(first, NOW).orElseThrow());
        }
    }

    @Test
    void a_rule_that_ended_never_applies_and_its_last_instant_is_just_before_its_end() {
        AdjustmentRule until = rule("u", "XOF", null, null, PERCENT, "1", MARKUP, null, NOW, null);

        assertEquals(Optional.empty(), chosen(List.of(until), NOW));
        assertEquals(Optional.of("u"), chosen(List.of(until), NOW.minusNanos(1)));
    }

    @Test
    void a_rule_applies_from_its_first_instant_on() {
        AdjustmentRule from = rule("f", "XOF", null, null, PERCENT, "1", MARKUP, NOW, null, null);

        assertEquals(Optional.empty(), chosen(List.of(from), NOW.minusNanos(1)));
        assertEquals(Optional.of("f"), chosen(List.of(from), NOW));
        assertEquals(Optional.of(NOW), new RuleChoice(List.of(from)).nextBoundary(CI_SELL, NOW.minusSeconds(60)));
        assertEquals(Optional.empty(), new RuleChoice(List.of(from)).nextBoundary(CI_SELL, NOW));
    }

    @Test
    void of_two_rules_of_one_scope_the_newest_applies() {
        AdjustmentRule newer = rule("newer", "XOF", null, null, PERCENT, "1", MARKUP, null, null, NOW);
        AdjustmentRule older = rule("older", "XOF", null, null, PERCENT, "1", MARKUP, null, null, NOW.minusSeconds(1));
        AdjustmentRule unknown = percent("unknown", "XOF", null, null, "1", MARKUP);
        AdjustmentRule later = percent("later", "XOF", null, null, "1", MARKUP);

        assertEquals(Optional.of("newer"), chosen(List.of(newer, older, unknown), NOW));
        assertEquals(Optional.of("later"), chosen(List.of(unknown, later), NOW));
    }

    @Test
    void an_inactive_rule_and_one_of_another_place_do_not_apply() {
        AdjustmentRule elsewhere = percent("s", "XOF", "SN", null, "1", MARKUP);
        AdjustmentRule rule = percent("off", null, null, null, "1", MARKUP);
        AdjustmentRule off = new AdjustmentRule(
                rule.id(), rule.scope(), rule.step(), false, rule.validity(), rule.reason(), rule.changed());

        assertTrue(chosen(List.of(elsewhere, off), NOW).isEmpty());
    }

    @Test
    void a_countrys_rule_does_not_reach_its_zone() {
        RuleChoice rules = new RuleChoice(List.of(percent("c", "XOF", "CI", null, "1", MARKUP)));

        assertTrue(rules.inForce(Market.zone("XOF", SELL), NOW).isEmpty());
    }

    private static Optional<String> chosen(List<AdjustmentRule> rules, Instant now) {
        return new RuleChoice(rules).inForce(CI_SELL, now).map(Adjustment::ruleId);
    }

    private static String adjusted(RuleChoice rules, Market market, String raw) {
        return rules.inForce(market, NOW)
                .orElseThrow()
                .applyTo(new BigDecimal(raw))
                .toPlainString();
    }
}
