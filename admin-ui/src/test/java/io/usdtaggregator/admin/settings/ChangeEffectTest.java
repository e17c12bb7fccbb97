package io.usdtaggregator.admin.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.admin.settings.RateMove.Danger;
import io.usdtaggregator.base.internal.preview.ChangedSubject;
import io.usdtaggregator.model.settings.FirstStart;
import io.usdtaggregator.model.settings.Safety;
import io.usdtaggregator.model.settings.Settings;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeEffectTest {
    private static final Settings SETTINGS = FirstStart.settings();

    @ParameterizedTest(name = "{0} % is far: {1}")
    @CsvSource({"10, false", "10.00000003, false", "10.01, true", "-10, false", "-10.01, true", "60, true"})
    void a_move_is_dangerous_only_above_the_limit(String percent, boolean far) {
        ChangeEffect effect = weighed(move("1", "1", percent));

        assertEquals(far, effect.needsConfirmation());
        assertEquals(far ? Set.of(Danger.FAR) : Set.of(), dangers(effect));
    }

    @Test
    void a_market_that_was_crossed_before_is_no_news() {
        assertEquals(Set.of(Danger.CROSSED), dangers(weighed(move("600", "590", "-1.6", "crossed"))));
        assertFalse(weighed(Map.of("BUY XOF", Set.of("crossed")), move("600", "590", "-1.6", "crossed"))
                .needsConfirmation());
    }

    @Test
    void a_rate_that_would_be_nothing_or_no_more_there_is_dangerous() {
        assertEquals(Set.of(Danger.NOT_POSITIVE), dangers(weighed(move("600", "600", "0", "rule_skipped"))));
        assertEquals(Set.of(Danger.NOT_POSITIVE), dangers(weighed(move("600", "0", "-1"))));
        assertEquals(Set.of(Danger.GONE), dangers(weighed(move("600", null, null))));
        assertEquals(Set.of(), dangers(weighed(move(null, "600", null))));
    }

    @Test
    void an_effect_that_nobody_knows_must_be_confirmed_and_none_at_all_not() {
        assertTrue(ChangeEffect.UNKNOWN.needsConfirmation());
        assertFalse(ChangeEffect.NONE.needsConfirmation());
    }

    @Test
    void markets_and_corridors_are_counted_apart() {
        RateMove corridor = new RateMove(
                new ChangedSubject(null, null, null, "XOF", "GHS", "CI", null),
                null,
                d("1"),
                d("2"),
                d("100"),
                Set.of(),
                Set.of());

        ChangeEffect effect = weighed(move("1", "2", "100"), corridor);

        assertEquals(1, effect.dangerousMarkets());
        assertEquals(1, effect.dangerousCorridors());
        assertEquals("XOF:CI → GHS", effect.moves().get(1).name());
    }

    @Test
    void a_digest_holds_for_the_very_change_and_effect_alone() {
        String digest = weighed(move("600", "960", "60.2")).digest(SETTINGS);

        assertEquals(digest, weighed(move("601", "961", "59.9")).digest(SETTINGS), "the market went on a little");
        assertNotEquals(digest, weighed(move("600", "966", "61")).digest(SETTINGS), "it moves farther");
        assertNotEquals(digest, weighed(move("600", "960", "60.2", "crossed")).digest(SETTINGS), "it crosses now");
        assertNotEquals(digest, weighed(move("600", "960", "60.2")).digest(SETTINGS.withVersion(2)), "other settings");
        assertNotEquals(digest, ChangeEffect.UNKNOWN.digest(SETTINGS), "it cannot be known");
    }

    private static ChangeEffect weighed(RateMove... moves) {
        return weighed(Map.of(), moves);
    }

    private static ChangeEffect weighed(Map<String, Set<String>> before, RateMove... moves) {
        return ChangeEffect.weighed(List.of(moves), before, Safety.AT_FIRST);
    }

    private static Set<Danger> dangers(ChangeEffect effect) {
        return effect.moves().get(0).dangers();
    }

    private static RateMove move(String before, String after, String percent, String... flags) {
        return new RateMove(
                new ChangedSubject("XOF", null, "BUY", null, null, null, null),
                null,
                d(before),
                d(after),
                d(percent),
                Set.of(flags),
                Set.of());
    }

    private static BigDecimal d(String number) {
        return number == null ? null : new BigDecimal(number);
    }
}
