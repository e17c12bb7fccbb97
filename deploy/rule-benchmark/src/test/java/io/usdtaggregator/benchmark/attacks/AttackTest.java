package io.usdtaggregator.benchmark.attacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds what is published under attack to a distance from the fair price, in percent, at worst of all seeds. */
class AttackTest {
    /** An honest best price lies 0.5 % from the fair one; what is above that, the attack has moved. */
    private static final Map<String, Double> BOUNDS = Map.ofEntries(
            Map.entry("none", 0.52),
            Map.entry("bait", 0.52),
            Map.entry("wall", 2.01),
            Map.entry("wall; cut at 1.5 %", 0.52),
            Map.entry("tiny ranges, 30 %", 0.52),
            Map.entry("tiny ranges, 30 more", 5.01),
            Map.entry("tiny ranges, 30 more; orders of 20000", 0.6),
            Map.entry("one merchant, 30 %", 0.52),
            Map.entry("one merchant, 30 %; cut at 1.5 %", 0.52),
            Map.entry("crossed, 30 %", 0.9),
            Map.entry("crossed, 30 %; cut at 1.5 %", 0.9),
            Map.entry("jump of 40 %", 39.8),
            Map.entry("jump of 40 %; held back above 25 %", 0.52),
            Map.entry("jump of 60 %", 0.52));

    static Stream<Trial> trials() {
        return Trial.all().stream();
    }

    @ParameterizedTest
    @MethodSource("trials")
    void the_published_rate_stays_within_the_bound_of_its_attack_and_never_goes_without_a_number(Trial trial) {
        Trial.Result result = trial.run();

        assertTrue(result.published().worst() <= BOUNDS.get(trial.name()), result::row);
        assertEquals(Trial.SEEDS * Scene.MARKETS, result.published().count());
    }

    @ParameterizedTest
    @MethodSource("trials")
    void no_attack_moves_the_published_rate_farther_than_the_top_of_the_book(Trial trial) {
        Trial.Result result = trial.run();

        assertTrue(result.published().mean() <= result.naive().mean() + 0.005, result::row);
    }

    @Test
    void every_attack_of_the_table_has_its_bound() {
        assertEquals(BOUNDS.keySet(), trials().map(Trial::name).collect(Collectors.toSet()));
    }
}
