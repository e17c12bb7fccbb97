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
        assertEquals("1.6", roundTrip("600", "12.3", "12.5", "600"));
        assertEquals("4.45", roundTrip("600", "0.36946", "0.377", "585"));
    }

    @Test
    void a_round_trip_that_loses_nothing_costs_nothing_however_its_rates_are_rounded() {
        assertEquals("0", roundTrip("657", "10.2", "10.2", "657"));
        assertEquals("0", roundTrip("611", "12.9", "12.9", "611"));
    }

    private static String roundTrip(String buy, String sell, String buyBack, String sellBack) {
        return Crossing.roundTripCostPct(legs(buy, sell), legs(buyBack, sellBack))
                .toPlainString();
    }

    private static Crossing.Legs legs(String buy, String sell) {
        return new Crossing.Legs(new BigDecimal(buy), new BigDecimal(sell));
    }

    private static CrossAdjustment.Step step(String value, Direction direction) {
        return new CrossAdjustment.Step(new BigDecimal(value), direction);
    }
}
