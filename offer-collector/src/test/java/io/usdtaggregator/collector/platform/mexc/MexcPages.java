package io.usdtaggregator.collector.platform.mexc;

import com.fasterxml.jackson.databind.JsonNode;
import io.usdtaggregator.collector.platform.Page;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import java.util.List;
import java.util.stream.Collectors;

/** Answers of Mexc with rows of one's own, for tests of how it is read page by page. */
public final class MexcPages {
    private static final Market XOF = Market.zone("XOF", TradeType.BUY);

    private MexcPages() {}

    public static Page page(int number, JsonNode json) {
        return MexcBook.page(XOF, number, json);
    }

    public static String counted(List<String> ids, int total) {
        return "{\"code\":0,\"data\":[" + rows(ids) + "],\"total\":" + total + "}";
    }

    private static String rows(List<String> ids) {
        return ids.stream().map(MexcPages::row).collect(Collectors.joining(","));
    }

    private static String row(String id) {
        return "{\"id\":\"%s\",\"price\":600,\"availableQuantity\":100,\"minTradeLimit\":1000,\"maxTradeLimit\":60000,\"payMethod\":\"13\"}"
                .formatted(id);
    }
}
