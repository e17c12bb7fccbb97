package io.usdtaggregator.engine.rates;

import io.usdtaggregator.engine.alerting.Concern;
import io.usdtaggregator.engine.alerting.Concern.Kind;
import io.usdtaggregator.engine.history.Tick;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.settings.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares a computed cross rate with the one published before it: the twin of {@link RateUpdates}. Pure. */
final class CrossRateUpdates {
    private final Settings settings;
    private final Instant now;
    private final Heartbeat heartbeat;

    CrossRateUpdates(Settings settings, Instant now) {
        this.settings = settings;
        this.now = now;
        this.heartbeat = new Heartbeat(now);
    }

    /**
     * What becomes of a cross rate that was computed.
     *
     * @param tick present for a new id, and once an hour
     */
    record CrossRateUpdate(CrossRate rate, Optional<Tick> tick, List<Concern> concerns) {

        /** Whether callers see anything new in it besides instants. */
        boolean news() {
            return tick.isPresent();
        }
    }

    /** @param ruleSkipped whether the rule meant for this corridor would have left nothing */
    CrossRateUpdate published(CrossRate computed, Optional<CrossRate> before, boolean ruleSkipped) {
        Optional<CrossRate> same =
                before.filter(old -> RateIdentity.content(old).equals(RateIdentity.content(computed)));
        RateIdentity identity = RateIdentity.of(computed, before);
        CrossRate rate =
                computed.withProvenance(same.map(old -> computed.provenance().named(old.rateId(), old.updatedAt()))
                        .orElseGet(() -> computed.provenance().named(identity.rateId(), now)));
        Optional<Tick> tick = same.isEmpty()
                ? Optional.of(Ticks.of(rate, now, identity.digest(), false))
                : same.filter(old -> heartbeat.isDue(old.provenance()))
                        .map(old -> Ticks.of(rate, now, heartbeat.digest(rate.rateId()), true));
        return new CrossRateUpdate(rate, tick, concerns(rate, before, ruleSkipped));
    }

    private List<Concern> concerns(CrossRate rate, Optional<CrossRate> before, boolean ruleSkipped) {
        List<Concern> concerns = new ArrayList<>();
        String key = rate.corridor().key();
        before.flatMap(CrossRate::priced).ifPresent(old -> rate.priced()
                .filter(priced -> Moves.percent(old.rate(), priced.rate())
                                .compareTo(settings.alerts().variationPercent())
                        > 0)
                .ifPresent(priced -> concerns.add(new Concern(
                        Kind.VARIATION,
                        key,
                        "cross rate moved from " + old.rate().toPlainString() + " to "
                                + priced.rate().toPlainString() + ": " + MoveExplanation.of(old, priced)))));
        if (ruleSkipped) {
            concerns.add(new Concern(Kind.RULE_SKIPPED, key, "the cross rule would have left a leg at zero or less"));
        }
        return concerns;
    }
}
