package io.usdtaggregator.collector.platform.bybit;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.usdtaggregator.model.market.Market;
import java.util.List;

/** A page of adverts. Page and size must be text: numbers are refused. */
@JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
public record BybitSearch(
        String userId,
        String tokenId,
        String currencyId,
        List<String> payment,
        String side,
        String size,
        String page,
        @JsonUnwrapped Filters filters) {

    /** Nothing is filtered: the book is wanted whole. */
    @JsonNaming(PropertyNamingStrategies.LowerCamelCaseStrategy.class)
    public record Filters(String amount, boolean authMaker, boolean canTrade) {
        static final Filters NONE = new Filters("", false, false);
    }

    static BybitSearch of(Market market, int page) {
        return new BybitSearch(
                "",
                "USDT",
                market.fiat(),
                List.of(),
                BybitClient.side(market),
                String.valueOf(BybitClient.ROWS),
                String.valueOf(page),
                Filters.NONE);
    }
}
