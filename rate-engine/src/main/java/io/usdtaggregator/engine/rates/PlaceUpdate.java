package io.usdtaggregator.engine.rates;

import io.usdtaggregator.engine.alerts.AlertCondition;
import io.usdtaggregator.engine.updates.RateUpdate;
import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.rate.Rate;
import java.util.List;
import java.util.stream.Stream;

/**
 * What becomes of all rates of one place that were computed at one moment.
 *
 * @param waits whether restored rates stand until their books are read again
 */
record PlaceUpdate(Place place, List<RateUpdate> updates, List<AlertCondition> alerts, boolean waits) {

    /** Those in which callers see anything new. */
    Stream<RateUpdate> news() {
        return updates.stream().filter(RateUpdate::publish);
    }

    /** The new ones among the legs of cross rates. */
    Stream<Rate> newLegs() {
        return news().map(RateUpdate::rate).filter(rate -> rate.source().equals(Rate.POLICY));
    }
}
