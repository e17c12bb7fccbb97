package io.usdtaggregator.gateway.webhooks.events;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.usdtaggregator.base.internal.alerts.AlertChange;
import io.usdtaggregator.gateway.documentation.Formats;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A market that an alert is about. */
@Schema
public record AlertedMarket(
        @Schema(pattern = Formats.CURRENCY) String fiat,

        @Schema(nullable = true, pattern = Formats.COUNTRY, description = "Null for the whole currency zone.")
        String country,

        TradeType tradeType,
        @JsonUnwrapped AlertedMove move) {

    static AlertedMarket of(AlertChange change) {
        Market market = Market.parse(change.key());
        return new AlertedMarket(market.fiat(), market.country(), market.tradeType(), AlertedMove.of(change));
    }
}
