package io.usdtaggregator.admin.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.admin.settings.RateMove.Danger;
import io.usdtaggregator.admin.settings.rules.RuleAuthorship;
import io.usdtaggregator.base.internal.preview.ChangedSubject;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.settings.FirstStart;
import io.usdtaggregator.model.settings.Settings;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RuleWouldZeroRateTest {
    private static final Settings BEFORE = FirstStart.settings();
    private static final String XOF_CI =
            "{\"currency\":\"XOF\",\"country\":\"CI\",\"mode\":\"FIXED\",\"value\":\"700\",\"direction\":\"MARKDOWN\",\"active\":true}";
    private static final String XOF_TO_GHS =
            "{\"from\":\"XOF\",\"to\":\"GHS\",\"mode\":\"FIXED\",\"buy\":{\"value\":\"5\",\"direction\":\"MARKUP\"},"
                    + "\"sell\":{\"value\":\"20\",\"direction\":\"MARKDOWN\"},\"active\":true}";

    @Test
    void a_rule_is_refused_for_the_markets_that_it_leaves_nothing_of() {
        Settings proposed = with(XOF_CI, "");

        assertEquals(
                List.of("adjustments[0].value: would leave nothing of BUY XOF:CI"),
                said(BEFORE, proposed, market("XOF", "CI", true), market("GHS", null, true)));
        assertEquals(List.of(), said(BEFORE, proposed, market("XOF", null, true)), "another place");
        assertEquals(List.of(), said(BEFORE, proposed, market("XOF", "CI", false)), "something is left");
    }

    @Test
    void of_many_markets_the_first_are_named_and_the_others_counted() {
        RateMove[] six = Stream.of("BF", "BJ", "CI", "ML", "NE", "SN")
                .map(country -> market("XOF", country, true))
                .toArray(RateMove[]::new);

        assertEquals(
                List.of("adjustments[0].value: would leave nothing of BUY XOF:BF, BUY XOF:BJ, BUY XOF:CI, BUY XOF:ML"
                        + " and 2 more"),
                said(BEFORE, with(XOF_CI.replace("\"country\":\"CI\",", ""), ""), six));
    }

    @Test
    void a_cross_rule_is_refused_at_the_leg_that_it_takes_from() {
        assertEquals(
                List.of("cross_adjustments[0].sell.value: would leave nothing of XOF:CI → GHS"),
                said(BEFORE, with("", XOF_TO_GHS), corridor("GHS"), corridor("XAF")));
    }

    @Test
    void a_rule_that_stands_is_not_what_is_saved() {
        Settings standing = RuleAuthorship.signed(BEFORE, with(XOF_CI, ""), "staff");

        assertEquals(List.of(), said(standing, standing, market("XOF", "CI", true)));
        assertFalse(new RuleWouldZeroRate(standing, standing).isPossible());
        assertTrue(new RuleWouldZeroRate(BEFORE, standing).isPossible());
    }

    @Test
    void a_markup_a_percentage_and_a_rule_that_is_off_take_nothing_away() {
        for (String harmless : new String[] {
            XOF_CI.replace("MARKDOWN", "MARKUP"),
            XOF_CI.replace("FIXED", "PERCENT").replace("700", "70"),
            XOF_CI.replace("true", "false")
        }) {
            assertFalse(new RuleWouldZeroRate(BEFORE, with(harmless, "")).isPossible(), harmless);
        }
    }

    private static List<String> said(Settings before, Settings proposed, RateMove... moves) {
        return new RuleWouldZeroRate(before, proposed)
                .of(new ChangeEffect(true, false, List.of(moves))).stream()
                        .map(RuleWouldZeroRateTest::text)
                        .toList();
    }

    private static String text(FieldError error) {
        return error.field() + ": " + error.message();
    }

    private static Settings with(String rule, String crossRule) {
        String json = MarketJson.write(BEFORE)
                .replace("\"adjustments\":[]", "\"adjustments\":[" + rule + "]")
                .replace("\"cross_adjustments\":[]", "\"cross_adjustments\":[" + crossRule + "]");
        return MarketJson.read(json, Settings.class);
    }

    private static RateMove market(String fiat, String country, boolean nothing) {
        return new RateMove(
                new ChangedSubject(fiat, country, "BUY", null, null, null, null),
                null,
                null,
                null,
                null,
                Set.of(),
                dangers(nothing));
    }

    private static RateMove corridor(String to) {
        return new RateMove(
                new ChangedSubject(null, null, null, "XOF", to, "CI", null),
                null,
                null,
                null,
                null,
                Set.of(),
                dangers(true));
    }

    private static Set<Danger> dangers(boolean nothing) {
        return nothing ? Set.of(Danger.NOT_POSITIVE) : Set.of(Danger.FAR);
    }
}
