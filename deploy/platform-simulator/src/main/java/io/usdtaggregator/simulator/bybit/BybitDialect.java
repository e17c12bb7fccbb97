package io.usdtaggregator.simulator.bybit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usdtaggregator.simulator.dialect.AdvertPage;
import io.usdtaggregator.simulator.dialect.Dialect;
import io.usdtaggregator.simulator.market.SimulatedOffer;
import java.math.BigDecimal;
import java.util.Map;

/** Bybit: money as text, numeric side, payment methods as numeric ids in text. */
final class BybitDialect implements Dialect {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final BigDecimal HUNDRED = new BigDecimal("100");
    private static final String BANK_TRANSFER = "14";

    /** Bybit's real numbers for mobile money are not known: these are the simulator's own. */
    private static final Map<String, String> PAYMENT_IDS = Map.of(
            "OrangeMoney", "9001",
            "MTNMobileMoney", "9002",
            "MoMoNew", "9002",
            "WaveMobile", "9003",
            "MoovMoney", "9004");

    @Override
    public String platform() {
        return "bybit";
    }

    @Override
    public String answer(AdvertPage shown) {
        ObjectNode answer = envelope(0, "SUCCESS");
        ObjectNode result = answer.putObject("result");
        result.put("count", shown.total());
        ArrayNode items = result.putArray("items");
        shown.offers().forEach(offer -> items.add(row(shown, offer)));
        return answer.toString();
    }

    @Override
    public String error() {
        ObjectNode answer = envelope(912000014, "no permission");
        answer.putNull("result");
        return answer.toString();
    }

    private static ObjectNode envelope(int code, String message) {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("ret_code", code);
        answer.put("ret_msg", message);
        answer.put("ext_code", "");
        answer.putNull("ext_info");
        return answer;
    }

    private static ObjectNode row(AdvertPage shown, SimulatedOffer offer) {
        ObjectNode row = JSON.createObjectNode();
        row.put("id", offer.id());
        row.put("userId", "0");
        row.put("accountId", Integer.toString(Math.abs(offer.merchant().hashCode())));
        row.put("nickName", offer.merchant());
        row.put("tokenId", "USDT");
        row.put("currencyId", shown.market().fiat());
        row.put("side", shown.makerSide(offer).equals("SELL") ? 1 : 0);
        row.put("priceType", 0);
        row.put("price", offer.price().toPlainString());
        row.put("lastQuantity", offer.available().toPlainString());
        row.put("quantity", offer.available().toPlainString());
        row.put("minAmount", offer.min().toPlainString());
        row.put("maxAmount", offer.max().toPlainString());
        ArrayNode payments = row.putArray("payments");
        offer.methods().forEach(method -> payments.add(PAYMENT_IDS.getOrDefault(method, BANK_TRANSFER)));
        row.put("status", offer.tradable() ? 10 : 20);
        row.put("recentOrderNum", offer.orders30d());
        row.put("recentExecuteRate", offer.completionRate().multiply(HUNDRED).stripTrailingZeros());
        row.put("finishNum", offer.orders30d() * 4);
        row.putArray("authTag").add(offer.verified() ? "VA" : "GA");
        row.put("isOnline", true);
        return row;
    }
}
