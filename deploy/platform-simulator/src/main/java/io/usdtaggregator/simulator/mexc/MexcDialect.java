package io.usdtaggregator.simulator.mexc;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usdtaggregator.simulator.dialect.AdvertPage;
import io.usdtaggregator.simulator.dialect.Dialect;
import io.usdtaggregator.simulator.market.SimulatedOffer;
import java.util.stream.Collectors;

/** MEXC: money as JSON numbers, payment methods as numbers in one text, and no word on the side. */
final class MexcDialect implements Dialect {
    static final String USDT = "128f589271cb4951b03e71e6323eb7be";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BANK = "1";
    /** MEXC's real numbers for mobile money are not known: these are the simulator's own. */
    private static final int MOBILE = 900;

    @Override
    public String platform() {
        return "mexc";
    }

    @Override
    public boolean saysSide() {
        return false;
    }

    @Override
    public String answer(AdvertPage shown) {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("code", 0);
        answer.put("msg", "success");
        ArrayNode data = answer.putArray("data");
        shown.offers().forEach(offer -> data.add(row(shown, offer)));
        answer.putObject("page")
                .put("currPage", shown.number())
                .put("pageSize", shown.rows())
                .put("totalCount", shown.total())
                .put("totalPage", shown.pages());
        return answer.toString();
    }

    @Override
    public String error() {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("code", 500);
        answer.put("msg", "system error");
        answer.putNull("data");
        return answer.toString();
    }

    private static ObjectNode row(AdvertPage shown, SimulatedOffer offer) {
        ObjectNode row = JSON.createObjectNode();
        row.put("id", offer.id());
        row.put("coinId", USDT);
        row.put("currency", shown.market().fiat());
        row.put("price", offer.price());
        row.put("minTradeLimit", offer.min());
        row.put("maxTradeLimit", offer.dynamicMax());
        row.put("availableQuantity", offer.available());
        row.put(
                "payMethod",
                offer.methods().stream().map(MexcDialect::number).distinct().collect(Collectors.joining(",")));
        row.putObject("merchant")
                .put("uid", Integer.toHexString(offer.merchant().hashCode()))
                .put("nickName", offer.merchant());
        row.putObject("merchantStatistics")
                .put("doneLastMonthCount", offer.orders30d())
                .put("completeRate", offer.completionRate().toPlainString())
                .put("lastMonthCompleteRate", offer.completionRate().toPlainString());
        return row;
    }

    private static String number(String method) {
        return method.equals("BANK") ? BANK : String.valueOf(MOBILE + Math.abs(method.hashCode() % 90));
    }
}
