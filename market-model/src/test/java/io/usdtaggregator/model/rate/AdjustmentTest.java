package io.usdtaggregator.model.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdjustmentTest {

    @ParameterizedTest(name = "{0} {1} {2} {3} is {4}")
    @CsvSource({
        "600, PERCENT, 2, MARKUP, 612",
        "600, FIXED, 5, MARKDOWN, 595",
        "12.5, PERCENT, 1, MARKUP, 12.625",
        "600, PERCENT, 0, MARKUP, 600",
        "100, PERCENT, 100, MARKDOWN, 0",
        "612.345678901, PERCENT, 0.01, MARKDOWN, 612.2844443331099"
    })
    void a_rule_moves_a_rate_by_percent_or_by_fiat_units(
            BigDecimal raw, AdjustmentMode mode, BigDecimal value, Direction direction, String expected) {
        Adjustment rule = new Adjustment("r", "global", mode, value, direction);

        assertEquals(expected, rule.applyTo(raw).toPlainString());
    }
}
