package io.usdtaggregator.collector.platform.kucoin;

import com.fasterxml.jackson.databind.JsonNode;
import io.usdtaggregator.collector.platform.Page;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import java.util.List;
import java.util.stream.Collectors;

/** Answers of Kucoin with rows of one's own, for tests of how it is read page by page. */
public final class KucoinPages {
    private static final Market XOF = Market.zone("XOF", TradeType.BUY);

    private KucoinPages() {}

    public static Page page(int number, JsonNode json) {
        return KucoinBook.page(XOF, number, json);
    }

    public static String counted(List<String> ids, int total) {
        return "{\"success\":true,\"code\":\"200\",\"items\":[" + rows(ids) + "],\"totalNum\":" + total + "}";
    }

    public static String ofThree(List<String> ids) {
        return "{\"success\":true,\"code\":\"200\",\"items\":[" + rows(ids) + "],\"totalPage\":3}";
    }

    private static String rows(List<String> ids) {
        return ids.stream().map(KucoinPages::row).collect(Collectors.joining(","));
    }

    private static String row(String id) {
        return "{\"id\":\"%s\",\"floatPrice\":\"600\",\"currencyBalanceQuantity\":\"100\",\"limitMinQuote\":\"1000\",\"limitMaxQuote\":\"60000\",\"adPayTypes\":[]}"
                .formatted(id);
    }
}
