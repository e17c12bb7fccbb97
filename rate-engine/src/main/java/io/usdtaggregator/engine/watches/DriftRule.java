package io.usdtaggregator.engine.watches;

import io.usdtaggregator.engine.alerts.FigureMove;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Decides whether a figure has drifted: moved by more than a threshold against the one of an hour before, in steps that
 * are each too small for an alert (docs/domain.md, section 8). Pure.
 *
 * @param thresholdPercent from which on a move is told
 */
record DriftRule(BigDecimal thresholdPercent) {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /** What is to be done about a figure. */
    enum Outcome {
        /** Tell staff, and remember the figure that was told. */
        RAISE,
        /** Nothing: it has not drifted, or was told already. */
        SILENT,
        /** It came back inside half of the threshold: forget what was told. */
        REARM
    }

    /** @param lastTold the figure of the last alert about this drift, while it is remembered */
    Outcome judge(BigDecimal hourBefore, BigDecimal now, Optional<BigDecimal> lastTold) {
        BigDecimal drift = new FigureMove(hourBefore, now).percent().abs();
        if (lastTold.isPresent() && drift.multiply(TWO).compareTo(thresholdPercent) < 0) {
            return Outcome.REARM;
        }
        boolean isNew = lastTold.map(told -> new FigureMove(told, now).isBeyond(thresholdPercent))
                .orElse(true);
        return drift.compareTo(thresholdPercent) > 0 && isNew ? Outcome.RAISE : Outcome.SILENT;
    }
}
