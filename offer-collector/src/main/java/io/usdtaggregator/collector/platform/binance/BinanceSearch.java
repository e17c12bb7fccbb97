package io.usdtaggregator.collector.platform.binance;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.usdtaggregator.model.market.Market;
import java.util.List;

/** A page of adverts. An empty list of countries asks for the whole zone. */
@JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
public record BinanceSearch(
        String asset,
        String fiat,
        String tradeType,
        int page,
        int rows,
        List<String> payTypes,
        List<String> countries,
        String publisherType) {

    static BinanceSearch of(Market market, int page) {
        return new BinanceSearch(
                "USDT",
                market.fiat(),
                market.tradeType().name(),
                page,
                BinanceClient.ROWS,
                List.of(),
                market.inCountry().map(List::of).orElse(List.of()),
                null);
    }
}
