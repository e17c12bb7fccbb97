package io.usdtaggregator.simulator.kucoin;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usdtaggregator.simulator.dialect.AdvertPage;
import io.usdtaggregator.simulator.dialect.Dialect;
import io.usdtaggregator.simulator.dialect.PaymentNames;
import io.usdtaggregator.simulator.market.SimulatedOffer;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** KuCoin: money as text, rates as percent with their sign, the real name of a method called "Other" as JSON in a text. */
final class KucoinDialect implements Dialect {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final BigDecimal HUNDRED = new BigDecimal("100");

    @Override
    public String platform() {
        return "kucoin";
    }

    @Override
    public String answer(AdvertPage shown) {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("success", true);
        answer.put("code", "200");
        answer.put("msg", "success");
        answer.put("retry", false);
        answer.put("totalNum", shown.total());
        answer.put("totalPage", shown.pages());
        answer.put("currentPage", shown.number());
        answer.put("pageSize", shown.rows());
        ArrayNode items = answer.putArray("items");
        shown.offers().forEach(offer -> items.add(row(shown, offer)));
        return answer.toString();
    }

    @Override
    public String error() {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("success", false);
        answer.put("code", "500000");
        answer.put("msg", "internal error");
        answer.put("retry", false);
        return answer.toString();
    }

    private static ObjectNode row(AdvertPage shown, SimulatedOffer offer) {
        ObjectNode row = JSON.createObjectNode();
        row.put("id", offer.id());
        row.put("side", shown.makerSide(offer));
        row.put("currency", "USDT");
        row.put("legal", shown.market().fiat());
        row.put("floatPrice", offer.price().toPlainString());
        row.put("limitMinQuote", offer.min().toPlainString());
        row.put("limitMaxQuote", offer.max().toPlainString());
        row.put("currencyBalanceQuantity", offer.available().toPlainString());
        row.put("nickName", offer.merchant());
        row.put("dealOrderNum", String.valueOf(offer.orders30d() * 6));
        row.put(
                "dealOrderRate",
                offer.completionRate()
                                .multiply(HUNDRED)
                                .setScale(2, RoundingMode.DOWN)
                                .toPlainString() + "%");
        ArrayNode methods = row.putArray("adPayTypes");
        offer.methods().forEach(method -> methods.add(method(method)));
        return row;
    }

    private static ObjectNode method(String identifier) {
        boolean bank = identifier.equals("BANK");
        ObjectNode method = JSON.createObjectNode();
        method.put("payTypeCode", bank ? "BANK_TRANSFER" : "OTHER");
        method.put("payTypeNameEn", bank ? "Bank Transfer" : "Other");
        if (bank) {
            method.putNull("reservedFields");
        } else {
            method.put(
                    "reservedFields",
                    JSON.createObjectNode()
                            .put("payTypeName", PaymentNames.of(identifier))
                            .toString());
        }
        return method;
    }
}
