package io.usdtaggregator.engine.book;

import io.usdtaggregator.engine.alerting.Concern;
import io.usdtaggregator.engine.alerting.Concern.Kind;
import io.usdtaggregator.engine.history.Tick;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.settings.Settings;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        CrossRate rate = made.withProvenance(
                same
                        ? made.provenance()
                                .named(before.get().rateId(), before.get().updatedAt())
                        : made.provenance().named(RateName.of(newestLeg(made), derivation), now));
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
        before.flatMap(CrossRate::priced).ifPresent(old -> rate.priced()
                .filter(priced -> Continuity.moved(old.rate(), priced.rate())
                                .compareTo(settings.alerts().variationPercent())
                        > 0)
                .ifPresent(priced -> concerns.add(new Concern(
                        Kind.VARIATION,
                        key,
                        "cross rate moved from " + old.rate().toPlainString() + " to "
                                + priced.rate().toPlainString() + ": " + Cause.of(old, priced)))));
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
                rate.number().orElse(null),
                null,
                rate.whyUnpriced().map(Enum::name).orElse(null),
                rate.settingsVersion(),
                heartbeat,
                heartbeat ? null : MarketJson.write(rate),
                MarketJson.write(Map.of("buy", legId(rate.buyLeg()), "sell", legId(rate.sellLeg()))));
    }

    private static boolean sameFigure(CrossRate old, CrossRate made) {
        return figure(old).equals(figure(made));
    }

    /** What makes a cross rate another one when it changes. */
    private static List<String> figure(CrossRate rate) {
        return List.of(
                rate.fold(
                        priced -> Continuity.text(priced.rate())
                                + priced.price().rule().map(MarketJson::write).orElse(""),
                        unpriced -> unpriced.reason().name()),
                legId(rate.buyLeg()),
                legId(rate.sellLeg()));
    }

    private static String derivation(CrossRate made, Optional<CrossRate> before) {
        return String.join(
                "|",
                made.corridor().key(),
                String.valueOf(made.settingsVersion()),
                String.join("|", figure(made)),
                before.map(CrossRate::rateId).orElse(""));
    }

    private static String legId(Optional<Rate> leg) {
        return leg.map(Rate::rateId).orElse("");
    }

    private Instant newestLeg(CrossRate rate) {
        return rate.legs().map(Rate::updatedAt).max(Instant::compareTo).orElse(now);
    }
}
