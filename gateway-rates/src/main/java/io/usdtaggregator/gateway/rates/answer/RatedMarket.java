package io.usdtaggregator.gateway.rates.answer;

import io.usdtaggregator.gateway.documentation.Formats;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which market a rate is of. */
public record RatedMarket(
        @Schema(pattern = Formats.CURRENCY) String fiat,
        TradeType tradeType,

        @Schema(nullable = true, pattern = Formats.COUNTRY, description = "Null: the whole zone.")
        String country) {

    public static RatedMarket of(Market market) {
        return new RatedMarket(market.fiat(), market.tradeType(), market.country());
    }
}
