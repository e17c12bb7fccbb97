package io.usdtaggregator.gateway.webhooks.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.usdtaggregator.base.internal.alerts.AlertChange;
import io.usdtaggregator.gateway.rates.answer.RatedMarket;
import io.usdtaggregator.model.market.Market;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A market that an alert is about. */
@Schema
public record AlertedMarket(
        @JsonUnwrapped RatedMarket market, @JsonUnwrapped AlertedMove move) {

    static AlertedMarket of(AlertChange change) {
        return new AlertedMarket(RatedMarket.of(Market.parse(change.key())), AlertedMove.of(change));
    }
}
