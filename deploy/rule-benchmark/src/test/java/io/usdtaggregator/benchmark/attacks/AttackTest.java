package io.usdtaggregator.benchmark.attacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds what is published under attack to a distance from the honest best price, in percent. */
class AttackTest {
    private static final double MEAN = 0.5;
    private static final double WORST = 1;

    /**
     * How far off the worst book is where half of the merchants or more are the attacker's and agree: no rule on that book can
     * tell who is honest (docs/truth-under-attack.md).
     */
    private static final Map<String, Half> HALF_OR_MORE =
            Map.of("one merchant under ten names, 5 %", new Half(122, 5.59));

    private record Half(int books, double worst) {}

    private static final Map<String, Trial.Result> RESULTS = new ConcurrentHashMap<>();

    /** The best honest price of all may be of a merchant whose record is under the limits. */
    private static final double LEFT_OUT = 0.02;

    /** Of all books, those of fewer than 5 honest merchants: there only the guard of thin books holds. */
    private static final int THIN = 2;

    private static Trial.Result result(Trial trial) {
        return RESULTS.computeIfAbsent(trial.name(), name -> trial.run());
    }

    static Stream<Trial> trials() {
        return Stream.of(Trials.stoppedAtFirstStart(), Trials.stoppedByNothing())
                .flatMap(List::stream);
    }

    static Stream<Trial> stoppable() {
        return Trials.stoppedAtFirstStart().stream();
    }

    static Stream<Trial> stoppableByFewerThanHalf() {
        return Stream.concat(stoppable(), stoppableByNobody());
    }

    static Stream<Trial> stoppableByNobody() {
        return trials().filter(trial -> HALF_OR_MORE.containsKey(trial.name()));
    }

    @ParameterizedTest
    @MethodSource("stoppable")
    void what_rules_can_stop_moves_the_published_rate_by_little(Trial trial) {
        Trial.Result result = result(trial);

        assertLittle(result.all(), result);
    }

    @ParameterizedTest
    @MethodSource("stoppableByFewerThanHalf")
    void fewer_than_half_of_the_merchants_move_the_published_rate_by_little(Trial trial) {
        Trial.Result result = result(trial);

        assertLittle(result.fromHonest(), result);
    }

    @ParameterizedTest
    @MethodSource("stoppableByNobody")
    void half_of_the_merchants_or_more_move_the_published_rate_as_far_as_the_page_says(Trial trial) {
        Trial.Result result = result(trial);
        Half half = HALF_OR_MORE.get(trial.name());

        assertEquals(half.books(), result.half().count(), result::row);
        assertFalse(result.half().worst() > half.worst(), result::row);
    }

    private static void assertLittle(Errors errors, Trial.Result result) {
        assertFalse(errors.mean() > MEAN, result::row);
        assertFalse(errors.worst() > WORST, result::row);
    }

    static List<Remedy> remedies() {
        return Remedy.all();
    }

    /** And not without it: otherwise the page would name a setting that nobody needs. */
    @ParameterizedTest
    @MethodSource("remedies")
    void what_the_settings_of_first_start_let_through_is_stopped_by_another_setting(Remedy remedy) {
        Remedy.Result result = remedy.run();

        assertTrue(result.atFirst().worst() > WORST, result::row);
        assertFalse(result.then().mean() > MEAN, result::row);
        assertFalse(result.then().worst() > WORST, result::row);
    }

    /** In books of fewer than 5 honest merchants the guard of first start, 10 %, lets through what no jump of a market is. */
    @ParameterizedTest
    @MethodSource("stoppable")
    void a_guard_of_2_percent_stops_in_all_books_what_the_rules_stop_in_those_of_five_merchants(Trial trial) {
        Trial.Result result = trial.under(Remedy.withGuard("2")).run();

        assertLittle(result.everywhere(), result);
    }

    @ParameterizedTest
    @MethodSource("trials")
    void no_attack_leaves_a_market_of_five_honest_merchants_without_a_number(Trial trial) {
        assertEquals(Trial.SEEDS * Scene.MARKETS - THIN, result(trial).all().count());
    }

    @ParameterizedTest
    @MethodSource("trials")
    void no_attack_moves_the_published_rate_farther_than_the_top_of_the_book(Trial trial) {
        Trial.Result result = result(trial);

        assertTrue(result.published().mean() <= result.naive().mean() + LEFT_OUT, result::row);
    }
}
