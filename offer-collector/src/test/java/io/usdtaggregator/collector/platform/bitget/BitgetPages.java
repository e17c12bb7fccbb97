package io.usdtaggregator.collector.platform.bitget;

import com.fasterxml.jackson.databind.JsonNode;
import io.usdtaggregator.collector.platform.Page;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import java.util.List;
import java.util.stream.Collectors;

/** Answers of Bitget with rows of one's own, for tests of how it is read page by page. */
public final class BitgetPages {
    private static final Market XOF = Market.zone("XOF", TradeType.BUY);

    private BitgetPages() {}

    public static Page page(int number, JsonNode json) {
        return BitgetBook.page(XOF, number, json);
    }

    public static String counted(List<String> ids, int total) {
        return "{\"code\":\"00000\",\"data\":{\"dataList\":[" + rows(ids) + "],\"totalCount\":" + total + "}}";
    }

    private static String rows(List<String> ids) {
        return ids.stream().map(BitgetPages::row).collect(Collectors.joining(","));
    }

    private static String row(String id) {
        return "{\"advNo\":\"%s\",\"price\":600,\"amount\":100,\"minAmount\":1000,\"maxAmount\":60000,\"paymethodInfo\":[]}"
                .formatted(id);
    }
}
