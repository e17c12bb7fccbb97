package io.usdtaggregator.engine.updates;

import io.usdtaggregator.base.internal.alerts.AlertKind;
import io.usdtaggregator.engine.alerts.AlertCondition;
import io.usdtaggregator.engine.alerts.FigureMove;
import io.usdtaggregator.engine.history.write.TickKind;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.crossing.PricedCrossRate;
import io.usdtaggregator.model.settings.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares a computed cross rate with the one published before it: the twin of {@link RateUpdates}. Pure. */
public final class CrossRateUpdates {
    private final Settings settings;
    private final Instant now;
    private final Heartbeat heartbeat;

    public CrossRateUpdates(Settings settings, Instant now) {
        this.settings = settings;
        this.now = now;
        this.heartbeat = new Heartbeat(now);
    }

    /**
     * What becomes of a cross rate that was computed.
     *
     * @param tick present for a new id, and once an hour
     */
    public record CrossRateUpdate(CrossRate rate, Optional<TickKind> tick, List<AlertCondition> alerts) {

        /** Whether callers see anything new in it besides instants. */
        public boolean news() {
            return tick.isPresent();
        }
    }

    /**
     * @param newestLeg when the newest of its legs, there and back, was new
     * @param ruleSkipped whether the rule meant for this corridor would have left nothing
     */
    public CrossRateUpdate published(
            CrossRate computed, Instant newestLeg, Optional<CrossRate> before, boolean ruleSkipped) {
        Optional<CrossRate> same =
                before.filter(old -> RateIdentity.content(old).equals(RateIdentity.content(computed)));
        CrossRate rate = computed.withProvenance(same.map(
                        old -> computed.provenance().named(old.rateId(), old.updatedAt()))
                .orElseGet(() -> computed.provenance().named(RateIdentity.newId(computed, newestLeg, before), now)));
        Optional<TickKind> tick = same.isEmpty()
                ? Optional.of(TickKind.CHANGE)
                : same.filter(old -> heartbeat.isDue(old.provenance())).map(due -> TickKind.HEARTBEAT);
        return new CrossRateUpdate(rate, tick, alerts(rate, before, ruleSkipped));
    }

    private List<AlertCondition> alerts(CrossRate rate, Optional<CrossRate> before, boolean ruleSkipped) {
        List<AlertCondition> alerts = new ArrayList<>();
        before.flatMap(CrossRate::priced)
                .flatMap(old -> rate.priced().flatMap(priced -> moved(old, priced)))
                .ifPresent(alerts::add);
        if (ruleSkipped) {
            alerts.add(AlertCondition.of(
                    AlertKind.RULE_SKIPPED,
                    rate.corridor().from() + " -> " + rate.corridor().to(),
                    rate.corridor().key(),
                    "the cross rule would have left a leg at zero or less"));
        }
        return alerts;
    }

    private Optional<AlertCondition> moved(PricedCrossRate old, PricedCrossRate rate) {
        Variation variation = new Variation(settings.alerts());
        String key = rate.corridor().key();
        FigureMove shown = new FigureMove(old.rate(), rate.rate());
        String message = "cross rate moved from " + old.rate().toPlainString() + " to "
                + rate.rate().toPlainString() + ": " + MoveExplanation.of(old, rate);
        return StaffEdit.made(rate, old)
                ? variation.byStaff(rate.settingsVersion(), key, shown, message)
                : variation.of(MoveCause.of(old, rate), key, LastFigure.underRuleOf(rate, old), shown, message);
    }
}
