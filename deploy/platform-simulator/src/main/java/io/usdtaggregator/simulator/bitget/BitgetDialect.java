package io.usdtaggregator.simulator.bitget;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usdtaggregator.simulator.dialect.AdvertPage;
import io.usdtaggregator.simulator.dialect.Dialect;
import io.usdtaggregator.simulator.dialect.PaymentNames;
import io.usdtaggregator.simulator.market.SimulatedOffer;

/** Bitget: a code as text, money as JSON numbers, a word on whether a page follows, and none on the side. */
final class BitgetDialect implements Dialect {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String platform() {
        return "bitget";
    }

    @Override
    public boolean saysSide() {
        return false;
    }

    @Override
    public String answer(AdvertPage shown) {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("code", "00000");
        answer.put("msg", "success");
        ObjectNode data = answer.putObject("data");
        ArrayNode rows = data.putArray("dataList");
        shown.offers().forEach(offer -> rows.add(row(shown, offer)));
        data.put("hasNextPage", shown.number() < shown.pages());
        data.put("pageSize", shown.rows());
        return answer.toString();
    }

    @Override
    public String error() {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("code", "40002");
        answer.put("msg", "Parameter verification failed");
        answer.putNull("data");
        return answer.toString();
    }

    private static ObjectNode row(AdvertPage shown, SimulatedOffer offer) {
        ObjectNode row = JSON.createObjectNode();
        row.put("advNo", offer.id());
        row.put("coinCode", "USDT");
        row.put("fiatCode", shown.market().fiat());
        row.put("price", offer.price());
        row.put("amount", offer.available());
        row.put("lastAmount", offer.available());
        row.put("minAmount", offer.min());
        row.put("maxAmount", offer.max());
        row.put("nickName", offer.merchant());
        row.put("turnoverNum", offer.orders30d() * 5);
        row.put("turnoverRate", offer.completionRate());
        row.put("thirtyTunoverNum", offer.orders30d());
        row.put("thirtyCompletionRate", offer.completionRate().toPlainString());
        ArrayNode methods = row.putArray("paymethodInfo");
        offer.methods().forEach(method -> methods.addObject().put("paymethodName", PaymentNames.of(method)));
        return row;
    }
}
