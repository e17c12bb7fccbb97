package io.usdtaggregator.gateway.webhooks.notification;

import io.usdtaggregator.gateway.rates.answer.RateAnswer;
import io.usdtaggregator.gateway.rates.cross.CrossAnswer;
import io.usdtaggregator.gateway.webhooks.change.ChangeCause;
import io.usdtaggregator.gateway.webhooks.change.LastNotified;
import io.usdtaggregator.gateway.webhooks.change.LastNotified.ObservedRate;
import io.usdtaggregator.gateway.webhooks.events.RateChangedEvent.RateChangedData;
import io.usdtaggregator.model.number.Decimals;

/**
 * The rate that a webhook watches, as it is now, and as the API answers it.
 *
 * @param rate of a market, {@code null} for a corridor
 * @param crossRate of a corridor, {@code null} for a market
 */
record WatchedRate(ObservedRate observed, RateAnswer rate, CrossAnswer crossRate) {

    /** What a message says of it to a webhook that was last notified of another one. */
    RateChangedData changed(LastNotified before, ChangeCause cause) {
        return new RateChangedData(
                cause.wireName(),
                before.lastRate(),
                before.changePct(observed).map(Decimals::published).orElse(null),
                rate,
                crossRate);
    }
}
