package io.usdtaggregator.engine.updates;

import io.usdtaggregator.engine.alerts.AlertCondition;
import io.usdtaggregator.engine.history.write.TickKind;
import io.usdtaggregator.model.rate.Rate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What becomes of a rate that was computed.
 *
 * @param rate as it is published, with its name
 * @param previous what the next computation must know of it
 * @param publish whether callers see anything new in it
 * @param tick present for a new id, and once an hour
 * @param books the versions of the books it was made from, by platform
 */
public record RateUpdate(
        Rate rate,
        PreviousRate previous,
        boolean publish,
        Optional<TickKind> tick,
        Map<String, String> books,
        List<AlertCondition> alerts) {

    /** A rate as history gave it back: nothing of it is new. */
    public static RateUpdate restored(Rate rate, PreviousRate previous) {
        return new RateUpdate(rate, previous, true, Optional.empty(), Map.of(), List.of());
    }

    /** The same, published though callers see nothing new: what the next computation must know has changed. */
    RateUpdate withPublish() {
        return new RateUpdate(rate, previous, true, tick, books, alerts);
    }
}
