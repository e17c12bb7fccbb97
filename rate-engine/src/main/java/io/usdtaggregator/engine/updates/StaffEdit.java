package io.usdtaggregator.engine.updates;

import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import java.util.Optional;

/** Whether an edit of settings made a rate another one: what staff move themselves is no alert (docs/domain.md 8). Pure. */
final class StaffEdit {
    private StaffEdit() {}

    /** Under other settings the same read was judged anew, or another platform was chosen. */
    static boolean made(Rate now, Rate before) {
        return before.settingsVersion() != now.settingsVersion() && !hasNewRead(now.priced(), before.priced());
    }

    static boolean made(CrossRate now, CrossRate before) {
        return before.settingsVersion() != now.settingsVersion()
                && !hasNewRead(leg(now.buyLeg()), leg(before.buyLeg()))
                && !hasNewRead(leg(now.sellLeg()), leg(before.sellLeg()));
    }

    private static Optional<PricedRate> leg(Optional<Rate> leg) {
        return leg.flatMap(Rate::priced);
    }

    private static boolean hasNewRead(Optional<PricedRate> now, Optional<PricedRate> before) {
        return now.flatMap(rate -> before.filter(last -> last.platform().equals(rate.platform()))
                        .filter(last -> rate.observedAt().isAfter(last.observedAt())))
                .isPresent();
    }
}
