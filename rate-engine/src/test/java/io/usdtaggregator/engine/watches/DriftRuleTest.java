package io.usdtaggregator.engine.watches;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.usdtaggregator.engine.watches.DriftRule.Outcome;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriftRuleTest {
    private final DriftRule rule = new DriftRule(BigDecimal.TEN);

    @ParameterizedTest(name = "an hour before {0}, now {1}, last told {2}: {3}")
    @CsvSource({
        "600, 654, , SILENT",
        "600, 660, , SILENT",
        "600, 661, , RAISE",
        "600, 920, , RAISE",
        "600, 539, , RAISE",
        "600, 920, 920, SILENT",
        "600, 930, 920, SILENT",
        "600, 1020, 920, RAISE",
        "600, 640, 920, SILENT",
        "600, 629, 920, REARM",
        "920, 920, 920, REARM"
    })
    void a_drift_is_told_once_and_again_when_it_goes_on(
            BigDecimal hourBefore, BigDecimal now, BigDecimal lastTold, Outcome expected) {
        assertEquals(expected, rule.judge(hourBefore, now, Optional.ofNullable(lastTold)));
    }
}
