package io.usdtaggregator.model.crossing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.model.rate.AdjustmentMode;
import io.usdtaggregator.model.rate.Direction;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CrossingTest {
    private static final BigDecimal XOF_BUY = new BigDecimal("600");
    private static final BigDecimal GHS_SELL = new BigDecimal("12.3");

    @Test
    void a_cross_rate_is_what_one_unit_becomes_by_way_of_usdt() {
        assertEquals(
                "0.0205",
                Crossing.rate(XOF_BUY, GHS_SELL, Optional.empty()).orElseThrow().toPlainString());
    }

    @Test
    void a_cross_rule_moves_each_leg_before_they_are_crossed() {
        CrossAdjustment rule = new CrossAdjustment(
                "r", "XOF:GHS", AdjustmentMode.PERCENT, step("1", Direction.MARKUP), step("1", Direction.MARKDOWN));

        assertEquals(
                "0.02009405941",
                Crossing.rate(XOF_BUY, GHS_SELL, Optional.of(rule))
                        .orElseThrow()
                        .toPlainString());
    }

    @Test
    void a_rule_that_leaves_a_leg_at_nothing_gives_no_rate() {
        CrossAdjustment rule = new CrossAdjustment(
                "r", "global", AdjustmentMode.FIXED, step("0", Direction.MARKUP), step("13", Direction.MARKDOWN));

        assertTrue(Crossing.rate(XOF_BUY, GHS_SELL, Optional.of(rule)).isEmpty());
    }

    @Test
    void the_round_trip_costs_what_is_missing_after_going_there_and_back() {
        assertEquals(
                "1.6",
                Crossing.roundTripCostPct(new BigDecimal("0.0205"), new BigDecimal("48"))
                        .toPlainString());
    }

    private static CrossAdjustment.Step step(String value, Direction direction) {
        return new CrossAdjustment.Step(new BigDecimal(value), direction);
    }
}
