package io.usdtaggregator.engine.book;

import io.usdtaggregator.engine.alerting.Concern;
import io.usdtaggregator.engine.alerting.Concern.Kind;
import io.usdtaggregator.engine.history.Tick;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.rate.CrossRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.settings.Settings;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Holds a new cross rate against the one published before it: the twin of {@link Continuity}. Pure. */
final class CrossContinuity {
    private final Settings settings;
    private final Instant now;

    CrossContinuity(Settings settings, Instant now) {
        this.settings = settings;
        this.now = now;
    }

    record Decision(CrossRate rate, Optional<Tick> tick, List<Concern> concerns) {}

    Decision decide(CrossRate made, Optional<CrossRate> before, boolean ruleSkipped) {
        boolean same = before.filter(old -> sameFigure(old, made)).isPresent();
        String derivation = derivation(made, before);
        CrossRate rate = same
                ? named(made, before.get().rateId(), before.get().updatedAt())
                : named(made, RateName.of(newestLeg(made), derivation), now);
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        Optional<Tick> tick = Optional.empty();
        if (!same) {
            tick = Optional.of(tick(rate, RateName.digest(derivation), false));
        } else if (before.get().computedAt().isBefore(hour)) {
            tick = Optional.of(tick(rate, RateName.digest(rate.rateId() + "@" + hour), true));
        }
        return new Decision(rate, tick, concerns(rate, before, ruleSkipped));
    }

    private List<Concern> concerns(CrossRate rate, Optional<CrossRate> before, boolean ruleSkipped) {
        List<Concern> concerns = new ArrayList<>();
        String key = rate.corridor().key();
        before.filter(CrossRate::hasNumber)
                .filter(old -> rate.hasNumber())
                .filter(old -> Continuity.moved(old.rate(), rate.rate())
                                .compareTo(settings.alerts().variationPercent())
                        > 0)
                .ifPresent(old -> concerns.add(new Concern(
                        Kind.VARIATION,
                        key,
                        "cross rate moved from " + old.rate().toPlainString() + " to "
                                + rate.rate().toPlainString() + ": " + Cause.of(old, rate))));
        if (ruleSkipped) {
            concerns.add(new Concern(Kind.RULE_SKIPPED, key, "the cross rule would have left a leg at zero or less"));
        }
        return concerns;
    }

    private Tick tick(CrossRate rate, String digest, boolean heartbeat) {
        return new Tick(
                digest,
                rate.rateId(),
                now,
                "cross_rate",
                rate.corridor().key(),
                Rate.POLICY,
                null,
                rate.rate(),
                null,
                rate.reason() == null ? null : rate.reason().name(),
                rate.settingsVersion(),
                heartbeat,
                heartbeat ? null : MarketJson.write(rate),
                MarketJson.write(Map.of("buy", legId(rate.buy()), "sell", legId(rate.sell()))));
    }

    private static boolean sameFigure(CrossRate old, CrossRate made) {
        return Continuity.same(old.rate(), made.rate())
                && old.reason() == made.reason()
                && rule(old).equals(rule(made))
                && Objects.equals(legId(old.buy()), legId(made.buy()))
                && Objects.equals(legId(old.sell()), legId(made.sell()));
    }

    private static String derivation(CrossRate made, Optional<CrossRate> before) {
        return String.join(
                "|",
                made.corridor().key(),
                String.valueOf(made.settingsVersion()),
                String.valueOf(made.rate()),
                rule(made),
                legId(made.buy()),
                legId(made.sell()),
                before.map(CrossRate::rateId).orElse(""));
    }

    private static String rule(CrossRate rate) {
        return rate.crossAdjustment() == null ? "" : MarketJson.write(rate.crossAdjustment());
    }

    private static String legId(Rate leg) {
        return leg == null ? "" : leg.rateId();
    }

    private Instant newestLeg(CrossRate rate) {
        return Stream.of(Optional.ofNullable(rate.buy()), Optional.ofNullable(rate.sell()))
                .flatMap(Optional::stream)
                .map(Rate::updatedAt)
                .max(Instant::compareTo)
                .orElse(now);
    }

    private static CrossRate named(CrossRate rate, String rateId, Instant updatedAt) {
        return new CrossRate(
                rate.version(),
                rateId,
                rate.corridor(),
                rate.rate(),
                rate.inverseRate(),
                rate.roundTripCostPct(),
                rate.buy(),
                rate.sell(),
                rate.crossAdjustment(),
                rate.reason(),
                rate.observedAt(),
                rate.computedAt(),
                updatedAt,
                rate.settingsVersion());
    }
}
