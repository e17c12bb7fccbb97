package io.usdtaggregator.simulator.htx;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usdtaggregator.simulator.dialect.AdvertPage;
import io.usdtaggregator.simulator.dialect.Dialect;
import io.usdtaggregator.simulator.dialect.PaymentNames;
import io.usdtaggregator.simulator.market.SimulatedOffer;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** HTX: money as text, coins and currencies as numbers, and no word on the side. */
final class HtxDialect implements Dialect {
    static final String USDT = "2";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final BigDecimal HUNDRED = new BigDecimal("100");

    @Override
    public String platform() {
        return "htx";
    }

    @Override
    public boolean saysSide() {
        return false;
    }

    @Override
    public String answer(AdvertPage shown) {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("code", 200);
        answer.put("message", "success");
        answer.put("totalCount", shown.total());
        answer.put("pageSize", shown.rows());
        answer.put("totalPage", shown.pages());
        answer.put("currPage", shown.number());
        ArrayNode data = answer.putArray("data");
        shown.offers().forEach(offer -> data.add(row(shown, offer)));
        answer.put("success", true);
        return answer.toString();
    }

    @Override
    public String error() {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("code", 500);
        answer.put("message", "system busy");
        answer.put("success", false);
        answer.putNull("data");
        return answer.toString();
    }

    private static ObjectNode row(AdvertPage shown, SimulatedOffer offer) {
        ObjectNode row = JSON.createObjectNode();
        row.put("id", number(offer.id()));
        row.put("uid", Math.abs(offer.merchant().hashCode()));
        row.put("userName", offer.merchant());
        row.put("coinId", Integer.parseInt(USDT));
        row.put("currency", HtxCurrencies.number(shown.market().fiat()));
        row.put("price", offer.price().toPlainString());
        row.put("minTradeLimit", offer.min().toPlainString());
        row.put("maxTradeLimit", offer.dynamicMax().toPlainString());
        row.put("tradeCount", offer.available().toPlainString());
        row.put("tradeMonthTimes", offer.orders30d());
        row.put(
                "orderCompleteRate",
                offer.completionRate()
                        .multiply(HUNDRED)
                        .setScale(0, RoundingMode.DOWN)
                        .toPlainString());
        ArrayNode methods = row.putArray("payMethods");
        offer.methods().forEach(method -> methods.addObject()
                .put("payMethodId", Math.abs(method.hashCode() % 1000))
                .put("name", PaymentNames.of(method)));
        return row;
    }

    /** Its ids are numbers; a name that a test gave becomes one. */
    private static long number(String id) {
        return id.matches("\\d{1,18}") ? Long.parseLong(id) : Integer.toUnsignedLong(id.hashCode());
    }
}
