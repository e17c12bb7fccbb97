package io.usdtaggregator.engine.publishing;

import com.github.f4b6a3.ulid.UlidCreator;
import io.usdtaggregator.model.rate.CrossRate;
import io.usdtaggregator.model.rate.Rate;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;

/**
 * Gives a made rate its name: an unchanged figure keeps the name and the instant of its last change, a changed one gets
 * new ones.
 */
public final class Naming {

    private Naming() {}

    public static Rate named(Rate made, Optional<Rate> published) {
        Optional<Rate> same = published.filter(held -> sameFigure(made, held));
        return new Rate(
                made.version(),
                same.map(Rate::rateId).orElseGet(Naming::newName),
                made.market(),
                made.source(),
                made.platform(),
                made.rate(),
                made.rawRate(),
                made.median(),
                made.adjustment(),
                made.quality(),
                made.offers(),
                made.fallback(),
                made.fallbackReason(),
                made.reason(),
                made.observedAt(),
                made.computedAt(),
                same.map(Rate::updatedAt).orElse(made.updatedAt()),
                made.settingsVersion());
    }

    public static CrossRate named(CrossRate made, Optional<CrossRate> published) {
        Optional<CrossRate> same = published.filter(held -> sameFigure(made, held));
        return new CrossRate(
                made.version(),
                same.map(CrossRate::rateId).orElseGet(Naming::newName),
                made.corridor(),
                made.rate(),
                made.inverseRate(),
                made.roundTripCostPct(),
                made.buy(),
                made.sell(),
                made.crossAdjustment(),
                made.reason(),
                made.observedAt(),
                made.computedAt(),
                same.map(CrossRate::updatedAt).orElse(made.updatedAt()),
                made.settingsVersion());
    }

    private static boolean sameFigure(Rate one, Rate other) {
        return same(one.rate(), other.rate())
                && same(one.rawRate(), other.rawRate())
                && Objects.equals(one.platform(), other.platform())
                && Objects.equals(one.adjustment(), other.adjustment())
                && one.reason() == other.reason()
                && one.fallback() == other.fallback();
    }

    private static boolean sameFigure(CrossRate one, CrossRate other) {
        return same(one.rate(), other.rate())
                && same(one.inverseRate(), other.inverseRate())
                && Objects.equals(one.crossAdjustment(), other.crossAdjustment())
                && one.reason() == other.reason();
    }

    private static boolean same(BigDecimal one, BigDecimal other) {
        return one == null || other == null ? one == other : one.compareTo(other) == 0;
    }

    private static String newName() {
        return UlidCreator.getMonotonicUlid().toString();
    }
}
