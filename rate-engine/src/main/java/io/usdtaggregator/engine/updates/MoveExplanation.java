package io.usdtaggregator.engine.updates;

import io.usdtaggregator.model.crossing.CrossAdjustment;
import io.usdtaggregator.model.crossing.PricedCrossRate;
import io.usdtaggregator.model.number.Decimals;
import io.usdtaggregator.model.rate.Adjustment;
import io.usdtaggregator.model.rate.PricedRate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why a figure moved, in words for staff: {@code raw rate 600 -> 690 (+15.00 %) on binance}. Pure. */
final class MoveExplanation {
    private MoveExplanation() {}

    static String of(PricedRate old, PricedRate now) {
        return words(Stream.of(
                moved("raw rate", old.rawRate(), now.rawRate()).map(words -> words + " on " + now.platform()),
                changed("platform", old.platform(), now.platform()),
                changed("rule", rule(old.rule()), rule(now.rule()))));
    }

    static String of(PricedCrossRate old, PricedCrossRate now) {
        return words(Stream.of(
                leg("BUY leg", old.buy(), now.buy()),
                leg("SELL leg", old.sell(), now.sell()),
                changed("cross rule", crossRule(old), crossRule(now))));
    }

    private static Optional<String> leg(String name, PricedRate old, PricedRate now) {
        return moved(name + " " + now.market().key(), old.rate(), now.rate())
                .map(words -> words + " on " + now.platform());
    }

    private static Optional<String> moved(String name, BigDecimal old, BigDecimal now) {
        if (old.compareTo(now) == 0) {
            return Optional.empty();
        }
        BigDecimal percent = now.subtract(old)
                .multiply(Decimals.HUNDRED)
                .divide(old, Decimals.WORKING)
                .setScale(2, RoundingMode.HALF_EVEN);
        return Optional.of(name + " " + text(old) + " -> " + text(now) + " (" + (percent.signum() > 0 ? "+" : "")
                + percent.toPlainString() + " %)");
    }

    private static Optional<String> changed(String name, String old, String now) {
        return Objects.equals(old, now) ? Optional.empty() : Optional.of(name + " " + old + " -> " + now);
    }

    private static String rule(Optional<Adjustment> rule) {
        return rule.map(applied -> applied.ruleId() + " (" + applied.direction() + " " + text(applied.value()) + " "
                        + applied.mode() + ")")
                .orElse("none");
    }

    private static String crossRule(PricedCrossRate rate) {
        return rate.price().rule().map(CrossAdjustment::ruleId).orElse("none");
    }

    private static String words(Stream<Optional<String>> parts) {
        return parts.flatMap(Optional::stream).collect(Collectors.joining("; "));
    }

    private static String text(BigDecimal number) {
        return Decimals.plain(number).toPlainString();
    }
}
