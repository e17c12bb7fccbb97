package io.usdtaggregator.benchmark.attacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds what is published under attack to a distance from the honest best price, in percent. */
class AttackTest {
    private static final double MEAN = 0.5;
    private static final double WORST = 1;

    /** In one book of 398, three of six merchants moved together; see docs/truth-under-attack.md. */
    private static final Map<String, Double> WORST_OF = Map.of("crossed, 30 %", 3.54);

    private static final Map<String, Trial.Result> RESULTS = new ConcurrentHashMap<>();

    /** The best honest price of all may be of a merchant whose record is under the limits. */
    private static final double LEFT_OUT = 0.02;

    /** Of all books, those of fewer than 5 honest merchants: there only the guard of thin books holds. */
    private static final int THIN = 2;

    private static Trial.Result result(Trial trial) {
        return RESULTS.computeIfAbsent(trial.name(), name -> trial.run());
    }

    static Stream<Trial> trials() {
        return Trial.all().stream();
    }

    static Stream<Trial> stoppable() {
        return trials().filter(trial -> !trial.unstoppable());
    }

    @ParameterizedTest
    @MethodSource("stoppable")
    void what_rules_can_stop_moves_the_published_rate_by_little(Trial trial) {
        Trial.Result result = result(trial);

        assertTrue(result.fromHonest().mean() <= MEAN, result::row);
        assertTrue(result.fromHonest().worst() <= WORST_OF.getOrDefault(trial.name(), WORST), result::row);
    }

    @ParameterizedTest
    @MethodSource("trials")
    void no_attack_leaves_a_market_of_five_honest_merchants_without_a_number(Trial trial) {
        assertEquals(
                Trial.SEEDS * Scene.MARKETS - THIN, result(trial).fromHonest().count());
    }

    @ParameterizedTest
    @MethodSource("trials")
    void no_attack_moves_the_published_rate_farther_than_the_top_of_the_book(Trial trial) {
        Trial.Result result = result(trial);

        assertTrue(result.published().mean() <= result.naive().mean() + LEFT_OUT, result::row);
    }
}
